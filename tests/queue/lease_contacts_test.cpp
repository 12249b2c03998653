#include "core/followups/read_agenda.h"
#include "core/queue/replan.h"
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
    const QString head = centre.inUnit([](CentralUnit& unit) { return feedHead(unit.feed); });
    centre.keep();
    // Whoever holds it is told, whatever her clock made of the time.
    const auto told = centre.inUnit([&](CentralUnit& unit) { return changesAfter(unit.feed, head, 100).changes; });
    REQUIRE(told.size() == 1);
    CHECK(told[0].kind == ChangeKind::LeaseEnded);
    CHECK(told[0].lease == contact.lease);
    CHECK(told[0].code == QStringLiteral("expired"));
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
    SECTION("it is Sunday, and they came on a list while it was closed")
    {
        TestCentre centre(QStringLiteral("france"));
        centre.clock.setWall(*instantFromText(u"2026-11-08T10:00:00Z"));
        for (int i = 0; i < 3; ++i) {
            const PersonId person = centre.addTarget();
            centre.inUnit([&](CentralUnit& unit) {
                requeuePerson(unit, centre.rules, person, centre.clock.now());
                return Done{};
            });
        }
        centre.keep();
        auto desk = centre.addDesk();
        const auto none = centre.lease(desk, 1).none;
        REQUIRE(none);
        CHECK(none->code == QStringLiteral("outside_hours"));
        CHECK(none->until == instantFromText(u"2026-11-09T08:00:00Z"));
    }
    SECTION("it is closed, and nobody is due when it opens")
    {
        TestCentre centre(QStringLiteral("france"));
        centre.clock.setWall(*instantFromText(u"2026-11-06T10:00:00Z"));
        const PersonId person = centre.addTarget();
        auto desk = centre.addDesk();
        const Instant wednesday = *instantFromText(u"2026-11-10T13:00:00Z");
        centre.upload(desk, {promise(centre, desk, person, wednesday, false)});
        centre.clock.setWall(*instantFromText(u"2026-11-08T10:00:00Z"));
        centre.keep();
        const auto none = centre.lease(desk, 1).none;
        REQUIRE(none);
        CHECK(none->code == QStringLiteral("queue_empty"));
        CHECK(none->until == wednesday);
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

TEST_CASE("a promise that was just tried is not handed out again before its next try", "[queue][followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto owner = centre.addDesk();
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    centre.upload(owner, {promise(centre, owner, person, due, true)});
    const auto agenda = [&] {
        return centre.inUnit([&](CentralUnit& unit) { return readAgenda(unit, centre.rules, owner.agent, centre.clock.now()); });
    };
    CHECK(agenda().items.at(0).due.from == due);
    centre.clock.setWall(due - std::chrono::minutes(3));
    centre.keep();
    const LeasedContact contact = centre.lease(owner, 1).contacts.at(0);
    const auto feedBefore = centre.inUnit([&](CentralUnit& unit) { return unit.feed.after(0, 1000).size(); });
    Fact started = centre.started(owner, contact);
    std::get<AttemptStarted>(started.body).promise = contact.promise;
    centre.clock.advance(std::chrono::minutes(1));
    const Instant closedAt = centre.clock.now();
    centre.upload(owner, {started, centre.closed(owner, contact, started.id, OutcomeCode::NoAnswer)});
    const auto told = centre.inUnit([&](CentralUnit& unit) {
        const auto feed = unit.feed.after(0, 1000);
        return std::count_if(feed.begin() + static_cast<std::ptrdiff_t>(feedBefore), feed.end(),
            [](const Change& one) { return one.kind == ChangeKind::PromiseChanged; });
    });
    CHECK(told == 1);

    const auto delay = centre.rules.campaign(contact.campaign)->retry.missedPromiseDelay;
    REQUIRE(agenda().items.size() == 1);
    CHECK(agenda().items[0].due.from == closedAt + delay);
    centre.clock.setWall(due + std::chrono::minutes(1));
    centre.keep();
    CHECK(centre.lease(owner, 12).contacts.empty());
    centre.clock.setWall(closedAt + delay);
    centre.keep();
    CHECK(peopleOf(centre.lease(owner, 12)) == std::vector{person});
}

TEST_CASE("a promise says who made it, and calls it hers only when she did", "[queue][followups]")
{
    TestCentre centre;
    auto marie = centre.addDesk();
    auto paul = centre.addDesk();
    paul.agent.displayName = QStringLiteral("Paul D.");
    centre.agents.add(paul.agent);
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    struct Row {
        char made;
        char owner; ///< '-': anyone's
        const char16_t* code;
        const char16_t* who;
    };
    const Row row = GENERATE(Row{'M', 'M', u"own_promise", u""}, Row{'P', 'M', u"promise", u"Paul D."},
        Row{'P', '-', u"promise", u"Paul D."}, Row{'P', 'P', u"promise", u"Paul D."}, Row{'M', '-', u"own_promise", u""});
    TestDesk& maker = row.made == 'M' ? marie : paul;
    const auto owner = row.owner == '-' ? std::nullopt : std::optional(row.owner == 'M' ? marie.agent.id : paul.agent.id);
    const PersonId person = centre.addTarget();
    const Window window{due, due + std::chrono::minutes(10)};
    centre.upload(maker, {centre.fact(maker, person, PromiseMade{{QStringLiteral("diabete-ecart")}, {}, window, owner, {}, {}})});
    const auto agenda =
        centre.inUnit([&](CentralUnit& unit) { return readAgenda(unit, centre.rules, marie.agent, centre.clock.now()); });
    for (const AgendaPromise& item : agenda.items) {
        CHECK(item.madeByName == QStringView(row.who));
    }
    centre.clock.setWall(due);
    centre.keep();
    centre.clock.setWall(due + std::chrono::minutes(10));
    centre.keep();
    const auto given = centre.lease(marie, 1);
    REQUIRE(given.contacts.size() == 1);
    REQUIRE_FALSE(given.contacts[0].reasons.empty());
    CHECK(given.contacts[0].reasons[0].code == QStringView(row.code));
    CHECK(given.contacts[0].reasons[0].who == QStringView(row.who));
}

TEST_CASE("a promise outside the hours of its purpose is kept, and offered to whoever is there", "[queue][followups]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.clock.setWall(*instantFromText(u"2026-11-03T09:00:00Z"));
    const PersonId faraway = centre.addTarget();
    const PersonId other = centre.addTarget();
    // In Réunion it is 20 h when it is 17 h at Albi.
    const CampaignCode campaign{QStringLiteral("diabete-ecart")};
    for (const PersonId& person : {faraway, other}) {
        centre.inUnit([&](CentralUnit& unit) {
            auto before = unit.queue.entriesOf(person).at(0);
            auto moved = before;
            moved.home = unit.queue.commonLane(campaign, QStringLiteral("974"));
            moved.lane = moved.home;
            unit.queue.update(before, moved);
            return Done{};
        });
    }
    auto owner = centre.addDesk();
    const Instant due = *instantFromText(u"2026-11-03T16:00:00Z");
    const bool mine = GENERATE(true, false);
    CHECK(centre.upload(owner, {promise(centre, owner, faraway, due, mine)}).at(0).verdict == FactVerdict::Accepted);
    centre.clock.setWall(due);
    centre.keep();
    centre.clock.setWall(due + std::chrono::minutes(10));
    centre.keep();
    auto colleague = centre.addDesk();
    const auto given = centre.lease(colleague, 12);
    REQUIRE(given.contacts.size() == 1);
    CHECK(given.contacts[0].person.id == faraway);
    CHECK(given.contacts[0].rank == 20);
}

TEST_CASE("a shared promise does not wait on the desk of somebody who is in a call or away", "[queue][followups]")
{
    TestCentre centre;
    const PersonId promised = centre.addTarget();
    auto busy = centre.addDesk();
    auto free = centre.addDesk();
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    centre.upload(busy, {promise(centre, busy, promised, due, false)});
    centre.clock.setWall(due);
    centre.keep();
    CHECK(centre.lease(busy, 12, true).contacts.empty());
    CHECK(peopleOf(centre.lease(free, 12)) == std::vector{promised});
}

TEST_CASE("of shared promises a desk holds one at a time, its own come on top of what it holds", "[queue][followups]")
{
    TestCentre centre;
    for (int i = 0; i < 4; ++i) {
        centre.addTarget();
    }
    std::vector<PersonId> shared{centre.addTarget(), centre.addTarget()};
    const PersonId own = centre.addTarget();
    auto desk = centre.addDesk();
    auto colleague = centre.addDesk();
    REQUIRE(centre.lease(desk, 2).contacts.size() == 2);
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    centre.upload(desk,
        {promise(centre, desk, shared[0], due, false), promise(centre, desk, shared[1], due + std::chrono::minutes(1), false),
            promise(centre, desk, own, due, true)});
    centre.clock.setWall(due + std::chrono::minutes(2));
    centre.keep();
    for (int i = 0; i < 2; ++i) {
        const auto people = peopleOf(centre.lease(desk, 2));
        CHECK(people.size() == 4);
        CHECK(std::count(people.begin(), people.end(), shared[0]) == 1);
        CHECK(std::count(people.begin(), people.end(), own) == 1);
    }
    CHECK(peopleOf(centre.lease(colleague, 1)) == std::vector{shared[1]});
}

TEST_CASE("a promise that comes back after its tolerance is everybody's at once", "[queue][followups]")
{
    TestCentre centre;
    const PersonId promised = centre.addTarget();
    auto owner = centre.addDesk();
    auto colleague = centre.addDesk();
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    centre.upload(owner, {promise(centre, owner, promised, due, true)});
    centre.clock.setWall(due);
    centre.keep();
    const auto held = centre.lease(owner, 1).contacts.at(0).lease;
    centre.clock.setWall(due + std::chrono::minutes(12));
    centre.inUnit([&](CentralUnit& unit) { return giveBackLeases(unit, centre.rules, owner.id, {{held}}, centre.clock.now()); });
    const auto given = centre.lease(colleague, 1);
    REQUIRE(given.contacts.size() == 1);
    CHECK(given.contacts[0].person.id == promised);
    CHECK(given.contacts[0].rank == 20);
}

TEST_CASE("near the end of service nothing new is handed out, what was promised still is", "[queue][followups]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.clock.setWall(*instantFromText(u"2026-11-03T09:00:00Z"));
    centre.addTarget();
    const PersonId promised = centre.addTarget();
    auto desk = centre.addDesk();
    const auto handling = centre.rules.campaigns.at(0).retry.meanHandling;
    const Instant end = *instantFromText(u"2026-11-03T18:00:00Z");
    SECTION("one mean handling time before it there is still time")
    {
        centre.clock.setWall(end - handling);
        centre.keep();
        CHECK(centre.lease(desk, 12).contacts.size() == 2);
    }
    SECTION("after that there is not, and the answer says so")
    {
        centre.clock.setWall(end - handling + std::chrono::seconds(1));
        centre.keep();
        const auto answer = centre.lease(desk, 12);
        CHECK(answer.contacts.empty());
        REQUIRE(answer.none);
        CHECK(answer.none->code == QStringLiteral("shift_ends"));
        CHECK(answer.none->until == instantFromText(u"2026-11-04T08:00:00Z"));
    }
    SECTION("a promise is no new contact")
    {
        centre.upload(desk, {promise(centre, desk, promised, end - std::chrono::minutes(5), false)});
        centre.clock.setWall(end - std::chrono::minutes(5));
        centre.keep();
        CHECK(peopleOf(centre.lease(desk, 12)) == std::vector{promised});
    }
}

TEST_CASE("a follow-up step past its window comes before those inside theirs", "[queue][followups]")
{
    TestCentre centre;
    const CampaignCode coaching{QStringLiteral("sophia-diabete")};
    const PersonId step = centre.addTarget(coaching);
    centre.keep();
    const auto before = centre.entryOf(step);
    REQUIRE(before);
    CHECK(before->rank == 40);
    centre.clock.setWall(before->due.until - std::chrono::seconds(1));
    centre.keep();
    CHECK(centre.entryOf(step)->rank == 40);
    centre.clock.setWall(before->due.until);
    centre.keep();
    CHECK(centre.entryOf(step)->rank == 30);
    auto nurse = centre.addDesk(Role::NurseAdviser);
    CHECK(centre.lease(nurse, 1).contacts.at(0).rank == 30);
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
