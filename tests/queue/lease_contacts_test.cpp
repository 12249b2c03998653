#include "tests/support/test_centre.h"

#include <set>

using namespace relais;
using relais::test::TestCentre;
using relais::test::TestDesk;

namespace {

std::vector<PersonId> peopleOf(const LeaseAnswer& answer)
{
    std::vector<PersonId> people;
    for (const LeasedContact& contact : answer.contacts) {
        people.push_back(contact.person.id);
    }
    return people;
}

Fact promise(TestCentre& centre, TestDesk& desk, const PersonId& person, Instant from, bool mine)
{
    PromiseMade body;
    body.campaign = {QStringLiteral("diabete-ecart")};
    body.due = {from, from + std::chrono::minutes(10)};
    if (mine) {
        body.owner = desk.agent.id;
    }
    return centre.fact(desk, person, body);
}

} // namespace

TEST_CASE("two desks are never lent the same person", "[queue]")
{
    TestCentre centre;
    for (int i = 0; i < 10; ++i) {
        centre.addTarget();
    }
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    std::set<PersonId> lent;
    for (const auto& answer : {centre.lease(first, 6), centre.lease(second, 6)}) {
        for (const PersonId& person : peopleOf(answer)) {
            CHECK(lent.insert(person).second);
        }
    }
    CHECK(lent.size() == 10);
}

TEST_CASE("asking again gives what is held, without a new fence", "[queue]")
{
    TestCentre centre;
    centre.addTarget();
    centre.addTarget();
    auto desk = centre.addDesk();
    const auto first = centre.lease(desk, 1);
    const auto again = centre.lease(desk, 2);
    REQUIRE(again.contacts.size() == 2);
    CHECK(again.contacts[0].lease == first.contacts[0].lease);
    CHECK(again.contacts[0].fence == first.contacts[0].fence);
    CHECK(again.contacts[0].fence == 1);
    CHECK_FALSE(again.contacts[0].reasons.empty());
    CHECK(again.contacts[0].expiresAt == centre.clock.now() + centre.rules.leaseTime);
}

TEST_CASE("a lease that runs out comes back with the next fence, a renewed one stays", "[queue]")
{
    TestCentre centre;
    centre.addTarget();
    auto desk = centre.addDesk();
    auto other = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(2));
    const auto renewed = centre.inUnit(
        [&](CentralUnit& unit) { return renewLeases(unit, centre.rules, desk.id, {{contact.lease}}, centre.clock.now()); });
    CHECK(renewed.items.at(0).held);
    centre.clock.advance(std::chrono::hours(1));
    centre.keep();
    CHECK(centre.lease(other, 1).none->code == QStringLiteral("all_leased"));
    centre.clock.advance(std::chrono::hours(2));
    centre.keep();
    const auto again = centre.lease(other, 1);
    REQUIRE(again.contacts.size() == 1);
    CHECK(again.contacts[0].fence == contact.fence + 1);
    const auto lost = centre.inUnit(
        [&](CentralUnit& unit) { return renewLeases(unit, centre.rules, desk.id, {{contact.lease}}, centre.clock.now()); });
    CHECK_FALSE(lost.items.at(0).held);
}

TEST_CASE("signing out gives everything back, and nobody else's", "[queue]")
{
    TestCentre centre;
    for (int i = 0; i < 4; ++i) {
        centre.addTarget();
    }
    auto desk = centre.addDesk();
    auto other = centre.addDesk();
    centre.lease(desk, 3);
    const auto kept = centre.lease(other, 1);
    CHECK(centre.inUnit([&](CentralUnit& unit) {
        return giveBackLeases(unit, centre.rules, desk.id, {{kept.contacts.at(0).lease}}, centre.clock.now());
    }) == 0);
    CHECK(centre.inUnit([&](CentralUnit& unit) { return giveBackAll(unit, centre.rules, desk.id, false, centre.clock.now()); })
        == 3);
    CHECK(centre.lease(other, 12).contacts.size() == 4);
}

TEST_CASE("when there is nobody to call, the answer says why", "[queue]")
{
    SECTION("the queue is empty")
    {
        TestCentre centre;
        auto desk = centre.addDesk();
        CHECK(centre.lease(desk, 1).none->code == QStringLiteral("queue_empty"));
    }
    SECTION("everybody is lent")
    {
        TestCentre centre;
        centre.addTarget();
        auto desk = centre.addDesk();
        auto other = centre.addDesk();
        REQUIRE(centre.lease(other, 1).contacts.size() == 1);
        CHECK(centre.lease(desk, 1).none->code == QStringLiteral("all_leased"));
    }
    SECTION("nobody here has learnt it")
    {
        TestCentre centre;
        centre.addTarget();
        auto desk = centre.addDesk();
        desk.agent.competences.clear();
        CHECK(centre.lease(desk, 1).none->code == QStringLiteral("nobody_competent"));
    }
    SECTION("a manager takes no contacts")
    {
        TestCentre centre;
        centre.addTarget();
        auto desk = centre.addDesk(Role::TeamManager);
        CHECK(centre.lease(desk, 1).none->code == QStringLiteral("not_permitted"));
    }
    SECTION("it is Sunday")
    {
        TestCentre centre(QStringLiteral("france"));
        centre.clock.setWall(*instantFromText(u"2026-11-06T10:00:00Z"));
        centre.addTarget();
        centre.clock.setWall(*instantFromText(u"2026-11-08T10:00:00Z"));
        centre.keep();
        auto desk = centre.addDesk();
        const auto none = centre.lease(desk, 1).none;
        REQUIRE(none);
        CHECK(none->code == QStringLiteral("outside_hours"));
        CHECK(none->until == instantFromText(u"2026-11-09T08:00:00Z"));
    }
}

TEST_CASE("an own promise comes first to its owner, then to everybody", "[queue]")
{
    TestCentre centre;
    const PersonId promised = centre.addTarget();
    centre.addTarget();
    auto owner = centre.addDesk();
    auto colleague = centre.addDesk();
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    centre.upload(owner, {promise(centre, owner, promised, due, true)});

    CHECK(peopleOf(centre.lease(colleague, 12)).size() == 1);
    centre.clock.setWall(due - std::chrono::minutes(6));
    centre.keep();
    CHECK(centre.lease(owner, 1).contacts.empty());
    centre.clock.setWall(due - std::chrono::minutes(5));
    centre.keep();

    SECTION("she is there in time")
    {
        const auto given = centre.lease(owner, 1);
        REQUIRE(given.contacts.size() == 1);
        CHECK(given.contacts[0].person.id == promised);
        CHECK(given.contacts[0].rank == 10);
        CHECK(given.contacts[0].promise.has_value());
    }
    SECTION("she is not: a colleague gets it after the tolerance")
    {
        auto late = centre.addDesk();
        CHECK(centre.lease(late, 1).contacts.empty());
        centre.clock.setWall(due + std::chrono::minutes(10));
        centre.keep();
        const auto given = centre.lease(late, 1);
        REQUIRE(given.contacts.size() == 1);
        CHECK(given.contacts[0].person.id == promised);
        CHECK(given.contacts[0].rank == 20);
    }
}

TEST_CASE("a person who waits for two purposes is ready for the better one only", "[queue]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    centre.addEntry(person, {QStringLiteral("sophia-diabete")});
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const auto states = [&] {
        int live = 0;
        for (const QueueEntry& entry : centre.inUnit([&](CentralUnit& unit) { return unit.queue.entriesOf(person); })) {
            live += entry.state == EntryState::Ready || entry.state == EntryState::Leased ? 1 : 0;
        }
        return live;
    };
    CHECK(states() == 1);
    const auto given = centre.lease(nurse, 12);
    CHECK(given.contacts.size() == 1);
    CHECK(states() == 1);
    // When the first is done with, the other one's turn comes.
    const Fact started = centre.started(nurse, given.contacts[0]);
    centre.upload(nurse, {started, centre.closed(nurse, given.contacts[0], started.id, OutcomeCode::NoAnswer)});
    centre.keep();
    CHECK(centre.lease(nurse, 12).contacts.size() <= 1);
}

TEST_CASE("lane counters say what the entries say", "[queue]")
{
    TestCentre centre;
    for (int i = 0; i < 5; ++i) {
        centre.addTarget();
    }
    auto desk = centre.addDesk();
    const auto given = centre.lease(desk, 3);
    const Fact started = centre.started(desk, given.contacts[0]);
    centre.upload(desk, {started, centre.closed(desk, given.contacts[0], started.id, OutcomeCode::Enrolled)});
    const auto lanes = centre.inUnit([](CentralUnit& unit) { return unit.queue.lanes(); });
    REQUIRE(lanes.size() == 1);
    CHECK(lanes[0].ready == 2);
    CHECK(lanes[0].leased == 2);
    CHECK(lanes[0].scheduled == 0);
}
