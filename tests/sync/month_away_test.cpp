// A desk that was switched off for a month, with what it had not sent: afterwards it stands where a fresh desk stands, and the centre has
// all that it knew.
#include "tests/support/centre_server.h"
#include "tests/support/synced_desk.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;

namespace {

const CampaignCode campaign{QStringLiteral("diabete-ecart")};

QString conflictOf(TestCentre& centre, const FactId& fact)
{
    const auto listed = centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(500); });
    for (const FactInConflict& one : listed) {
        if (one.fact.id == fact) {
            return one.code;
        }
    }
    return QStringLiteral("none");
}

bool has(TestCentre& centre, const FactId& fact)
{
    return centre.inUnit([&](CentralUnit& unit) { return unit.facts.find(fact).has_value(); });
}

bool isHeld(const std::vector<LeasedContact>& held, const PersonId& person)
{
    return std::any_of(held.begin(), held.end(), [&](const LeasedContact& one) { return one.person.id == person; });
}

/// What is the same of two contacts whose leases were asked for at different moments.
std::vector<std::pair<LeaseId, std::int64_t>> leasesOf(const std::vector<LeasedContact>& held)
{
    std::vector<std::pair<LeaseId, std::int64_t>> leases;
    for (const LeasedContact& one : held) {
        leases.emplace_back(one.lease, one.fence);
    }
    std::sort(leases.begin(), leases.end());
    return leases;
}

} // namespace

TEST_CASE(
    "a desk that was off for a month ends where a fresh one stands, and all that it knew is at the centre", "[sync][outbox]")
{
    TestCentre centre;
    for (int i = 0; i < 30; ++i) {
        centre.addTarget(campaign);
    }
    TestDesk desk = centre.addDesk();
    TestDesk other = centre.addDesk();
    TestLoop loop;
    CentreServer server(centre, desk, loop);
    QTemporaryDir folder;
    auto away = std::make_unique<SyncedDesk>(server, centre.clock, loop, folder.path());
    away->start(true);
    const auto held = away->held();
    REQUIRE(held.size() >= 8);

    // The network goes; she works on, the lease runs out, she still tells of one call, promises another, and switches off.
    server.reachable = false;
    away->advance(std::chrono::seconds(20));
    const Fact begun = away->say(centre.started(desk, held[0]));
    const Fact closed = away->say(centre.closed(desk, held[0], begun.id, OutcomeCode::NoAnswer));
    const Instant promised = centre.clock.now() + std::chrono::hours(26);
    const Fact promise = away->say(centre.fact(desk, held[1].person.id,
        PromiseMade{campaign, held[1].entry, {promised, promised + std::chrono::hours(1)}, desk.agent.id, {}, {}},
        held[1].fence));
    const Fact mark = away->say(centre.fact(desk, held[2].person.id, MarkSet{MarkKind::Objection, true, {}, {}}, held[2].fence));
    away->timers.advance(std::chrono::hours(4));
    away->settle();
    const Fact late = away->say(centre.started(desk, held[3]));
    const Fact lateClosed = away->say(centre.closed(desk, held[3], late.id, OutcomeCode::Busy));
    away.reset();

    // A month at the centre: what it held is lent to others and called, somebody dies, thousands of lines are written.
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto taken = centre.lease(other, 20).contacts;
    REQUIRE(isHeld(taken, held[0].person.id));
    for (const LeasedContact& contact : taken) {
        const Fact start = centre.started(other, contact);
        centre.upload(other, {start, centre.closed(other, contact, start.id, OutcomeCode::NoAnswer)});
    }
    centre.upload(other, {centre.fact(other, held[4].person.id, MarkSet{MarkKind::Deceased, true, {}, {}})});
    for (int day = 0; day < 30; ++day) {
        centre.clock.advance(std::chrono::hours(24));
        centre.keep();
        centre.inUnit([&](CentralUnit& unit) {
            for (int line = 0; line < 120; ++line) {
                unit.feed.append({0, ChangeKind::CampaignChanged, {}, {}, {}, {}, {}}, centre.clock.now());
            }
            return Done{};
        });
    }

    // Switched on: her session is over long since. What waits goes out all the same, under the desk's own credential.
    server.reachable = true;
    server.signedIn = false;
    auto back = std::make_unique<SyncedDesk>(server, centre.clock, loop, folder.path(), 2);
    back->start(false);
    back->advance(std::chrono::seconds(20));
    CHECK(back->sync.view().unsent == 0);
    for (const Fact& fact : {begun, closed, promise, mark, late, lateClosed}) {
        CHECK(has(centre, fact.id));
    }
    CHECK(conflictOf(centre, begun.id) == QStringLiteral("fenced_off"));
    CHECK(conflictOf(centre, closed.id) == QStringLiteral("fenced_off"));
    CHECK(conflictOf(centre, late.id) == QStringLiteral("fenced_off"));
    CHECK(conflictOf(centre, mark.id) == QStringLiteral("none"));
    CHECK(conflictOf(centre, promise.id) == QStringLiteral("none"));
    CHECK(back->sync.view().refused >= 3); // shown to whoever made them
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.people.find(held[2].person.id)->objected; }));

    // She signs in again, and reads the month page by page.
    server.signedIn = true;
    server.pulls = 0;
    back->start(true);
    back->advance(std::chrono::seconds(40));
    CHECK(server.pulls >= 4);
    CHECK(back->sync.view().state == SyncState::UpToDate);
    const auto now = back->held();
    CHECK_FALSE(isHeld(now, held[4].person.id));
    CHECK_FALSE(isHeld(now, held[2].person.id));
    for (const LeasedContact& contact : now) {
        CHECK(contact.expiresAt > centre.clock.now());
    }

    // A desk that begins with nothing is told the same.
    QTemporaryDir empty;
    SyncedDesk fresh(server, centre.clock, loop, empty.path(), 3);
    fresh.start(true);
    fresh.advance(std::chrono::seconds(20));
    back->advance(std::chrono::seconds(20));
    CHECK(leasesOf(back->held()) == leasesOf(fresh.held()));
    CHECK(back->position() == fresh.position());
    const auto agenda = back->agenda();
    CHECK(agenda.size() == fresh.agenda().size());
    const auto promisesOf = [](const std::vector<AgendaPromise>& all) {
        std::vector<PromiseId> ids;
        for (const AgendaPromise& one : all) {
            ids.push_back(one.promise);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    CHECK(promisesOf(agenda) == promisesOf(fresh.agenda()));
}

TEST_CASE(
    "the first sync is the head of the feed, one page of promises and one of contacts, and resumes where it was cut", "[sync]")
{
    TestCentre centre;
    for (int i = 0; i < 12; ++i) {
        centre.addTarget(campaign);
    }
    centre.inUnit([&](CentralUnit& unit) {
        for (int line = 0; line < 3'000; ++line) {
            unit.feed.append({0, ChangeKind::CampaignChanged, {}, {}, {}, {}, {}}, centre.clock.now());
        }
        return Done{};
    });
    TestDesk desk = centre.addDesk();
    TestLoop loop;
    CentreServer server(centre, desk, loop);
    QTemporaryDir folder;
    const bool cut = GENERATE(false, true);
    server.reachable = !cut;
    auto fresh = std::make_unique<SyncedDesk>(server, centre.clock, loop, folder.path());
    fresh->start(true);
    if (cut) {
        CHECK(fresh->position().cursor.isEmpty());
        CHECK(fresh->held().empty());
        // Killed before anything came, or only waiting for the network: the same.
        const bool killed = GENERATE(false, true);
        server.reachable = true;
        if (killed) {
            fresh.reset();
            fresh = std::make_unique<SyncedDesk>(server, centre.clock, loop, folder.path(), 2);
            fresh->start(true);
        }
    }
    fresh->advance(std::chrono::seconds(20));
    CHECK(fresh->held().size() >= 8);
    CHECK_FALSE(fresh->position().cursor.isEmpty());
    // What happened before it knew anybody was never read.
    CHECK(server.pulls <= 3);
    CHECK(fresh->sync.view().state == SyncState::UpToDate);
}
