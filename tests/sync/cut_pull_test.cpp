// A pull that is cut between two pages, or whose desk is killed there, goes on; and a restored server's feed is not read again from its
// beginning.
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const auto evening = QStringLiteral("le soir");

Change changed(std::int64_t seq, ChangeKind kind, std::optional<PersonId> person)
{
    return {seq, kind, person, std::nullopt, std::nullopt, std::nullopt, {}};
}

/// Six lines in pages of two; the first page alone says something of this desk.
void fillFeed(DeskWorld& world)
{
    world.server.pageSize = 2;
    world.server.feed = {changed(1, ChangeKind::PersonChanged, samplePerson(0).id),
        changed(2, ChangeKind::PromiseChanged, sampleId<PersonId>(4711))};
    for (std::int64_t seq = 3; seq <= 6; ++seq) {
        world.server.feed.push_back(changed(seq, ChangeKind::PersonChanged, sampleId<PersonId>(4711)));
    }
    for (auto& [lease, contact] : world.server.lent) {
        contact.person.preferredTime = evening;
    }
    AgendaPromise promise;
    promise.promise = sampleId<PromiseId>(900);
    promise.campaign = {QStringLiteral("diabete-ecart")};
    promise.due = {world.clock.now() + std::chrono::hours(3), world.clock.now() + std::chrono::hours(4)};
    promise.owner = sampleId<AgentId>(3);
    promise.person = sampleId<PersonId>(4711);
    promise.personName = QStringLiteral("Aline DURAND");
    world.server.promises = {promise};
}

} // namespace

TEST_CASE("a pull cut in the middle goes on behind the last page, and still brings what the first had found", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(5);
    auto desk = std::make_unique<DeskHarness>(world);
    desk->begin();
    REQUIRE(desk->get(desk->desk.agenda())->empty());
    fillFeed(world);
    world.server.afterPull = [&] { world.server.reachable = false; };
    desk->advance(std::chrono::seconds(20));
    REQUIRE(desk->state().sync.state == SyncState::Offline);
    REQUIRE(desk->state().contact->contact.person.preferredTime != evening);
    REQUIRE(world.server.cursors.back() == QStringLiteral("e1.0"));
    world.server.cursors.clear();

    const bool killed = GENERATE(false, true);
    CAPTURE(killed);
    world.server.afterPull = {};
    world.server.reachable = true;
    if (killed) {
        desk.reset();
        desk = std::make_unique<DeskHarness>(world);
        desk->begin();
    } else {
        desk->advance(std::chrono::seconds(20));
    }
    CHECK(desk->state().sync.state == SyncState::UpToDate);
    CHECK(desk->state().contact->contact.person.preferredTime == evening);
    CHECK(desk->get(desk->desk.agenda())->size() == 1);
    // Behind the first page, and never before it again.
    REQUIRE(world.server.cursors.size() >= 2);
    CHECK(world.server.cursors[0] == QStringLiteral("e1.2"));
    CHECK(world.server.cursors[1] == QStringLiteral("e1.4"));
    CHECK(std::count(world.server.cursors.begin(), world.server.cursors.end(), QStringLiteral("e1.0")) == 0);
}

TEST_CASE("each page is asked for once, also by a desk whose network is cut behind every one of them", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(5);
    DeskHarness desk(world);
    desk.begin();
    fillFeed(world);
    const int before = world.server.pulls;
    // Cut, back, cut, back: three pages, three pulls.
    world.server.afterPull = [&] { world.server.reachable = false; };
    for (int page = 1; page <= 2; ++page) {
        desk.advance(std::chrono::seconds(16));
        CHECK(world.server.pulls == before + page);
        world.server.reachable = true;
    }
    world.server.afterPull = {};
    desk.advance(std::chrono::seconds(16));
    CHECK(world.server.pulls >= before + 3);
    CHECK(desk.state().contact->contact.person.preferredTime == evening);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
}

TEST_CASE("a restored server's feed is not read from its beginning: all that is held is asked for again", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(5);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto facts = world.server.facts.size();
    fillFeed(world);
    for (std::int64_t seq = 7; seq <= 500; ++seq) {
        world.server.feed.push_back(changed(seq, ChangeKind::PersonChanged, sampleId<PersonId>(4711)));
    }
    world.server.forgetFacts();
    world.server.epoch = QStringLiteral("e2");
    const int before = world.server.pulls;
    const bool cut = GENERATE(false, true);
    if (cut) {
        // The cut falls between hearing of the new epoch and asking where its feed stands.
        world.server.afterPull = [&] { world.server.reachable = false; };
        desk.advance(std::chrono::seconds(20));
        REQUIRE(desk.state().sync.state == SyncState::Offline);
        REQUIRE(world.server.facts.empty());
        world.server.afterPull = {};
        world.server.reachable = true;
    }
    desk.advance(std::chrono::seconds(45));
    CHECK(world.server.pulls <= before + 12);
    CHECK(world.server.facts.size() == facts);
    CHECK(desk.state().contact->contact.person.preferredTime == evening);
    CHECK(desk.get(desk.desk.agenda())->size() == 1);
    // What happens from now on is heard of.
    world.server.feed.push_back(
        {501, ChangeKind::PersonClosed, desk.onScreen(), std::nullopt, std::nullopt, std::nullopt, QStringLiteral("deceased")});
    const PersonId gone = desk.onScreen();
    world.server.lent.erase(desk.state().contact->contact.lease);
    desk.advance(std::chrono::seconds(20));
    CHECK(desk.onScreen() != gone);
}
