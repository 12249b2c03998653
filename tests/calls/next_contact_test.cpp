#include "core/calls/next_contact.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("first attempts come in the order in which the server handed them out", "[desk][calls]")
{
    const DeskWorld world;
    const Instant now = world.clock.now();
    std::vector<LeasedContact> held;
    LeaseClock leases;
    for (const int n : {3, 2, 1}) {
        LeasedContact contact = sampleContact(n, now);
        contact.entry = sampleId<EntryId>(10 - n); // that of the one handed out first is the last
        contact.rank = 70;
        contact.due = {now - std::chrono::minutes(n), now + std::chrono::hours(2)};
        leases.heard(contact.lease, {}, now, now + std::chrono::hours(2));
        held.push_back(contact);
    }
    const std::vector<AgendaPromise> agenda;
    const DeskHoldings holdings{held, agenda, leases, sampleId<AgentId>(3), CentreId{QStringLiteral("albi")}, false};
    const auto next = chooseNext(holdings, world.rules, now, {});
    REQUIRE(next.contact);
    CHECK(next.contact->lease == held.back().lease);
    // A retry comes before them, the one that is due for longer first.
    held[0].rank = held[1].rank = 60;
    const auto retry = chooseNext(holdings, world.rules, now, {});
    REQUIRE(retry.contact);
    CHECK(retry.contact->lease == held[0].lease);
}
