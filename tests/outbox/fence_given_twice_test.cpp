// A store that was put back has forgotten leases, and gives out their numbers once more.
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("an attempt under a number that is another desk's, as after a store was put back, is kept as a conflict", "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    auto forgotten = centre.lease(first, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto again = centre.lease(second, 1);
    REQUIRE(again.contacts.size() == 1);
    forgotten.fence = again.contacts[0].fence; // the number that the store gave to the first desk before it was put back
    const Fact late = centre.started(first, forgotten);
    for (const auto& answer : centre.upload(first, {late, centre.closed(first, forgotten, late.id, OutcomeCode::NoAnswer)})) {
        CHECK(answer.verdict == FactVerdict::AcceptedConflict);
        CHECK(answer.code == QStringLiteral("fenced_off"));
    }
    const auto kept = centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(10); });
    REQUIRE(kept.size() == 2);
    // Whoever holds her now goes on undisturbed.
    const auto held = centre.lease(second, 1).contacts;
    REQUIRE(held.size() == 1);
    CHECK(held[0].lease == again.contacts[0].lease);
}
