// "Not now", says the server, and for how long: nothing of that kind is asked before, whoever presses what.
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const Error busy{ErrorCode::ServerBusy, {}};

} // namespace

TEST_CASE("pulls and leases wait for as long as the server asked", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(2); // so few that each look asks for more
    DeskHarness desk(world);
    desk.begin();
    world.server.refusesAll = busy;
    world.server.setRetryAfter(std::chrono::seconds(120));
    desk.advance(std::chrono::seconds(15));
    REQUIRE(desk.state().sync.state == SyncState::Failing);
    world.server.refusesAll.reset();
    const int before = world.server.requests;
    desk.advance(std::chrono::seconds(50));
    desk.desk.syncNow();
    desk.advance(std::chrono::seconds(54));
    CHECK(world.server.requests == before);
    // What it asked of all desks alike is spread, by half of it at most.
    desk.advance(std::chrono::seconds(80));
    CHECK(world.server.pulls > 0);
    CHECK(world.server.requests > before);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
}

TEST_CASE("facts wait for as long as the server asked, also when it answers something else meanwhile", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(6);
    DeskHarness desk(world);
    desk.begin();
    world.server.refusesAll = busy;
    world.server.setRetryAfter(std::chrono::seconds(120));
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    world.server.refusesAll.reset();
    REQUIRE(desk.state().sync.unsent == 1);
    const int uploads = world.server.uploads;
    const int pulls = world.server.pulls;
    desk.desk.syncNow();
    desk.advance(std::chrono::seconds(118));
    CHECK(world.server.pulls > pulls);
    CHECK(world.server.uploads == uploads);
    CHECK(desk.state().sync.unsent == 1);
    desk.advance(std::chrono::seconds(65));
    CHECK(desk.state().sync.unsent == 0);
}

TEST_CASE("contacts that were to be asked for again are, once the server has time", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(5);
    DeskHarness desk(world);
    desk.begin();
    for (auto& [lease, contact] : world.server.lent) {
        contact.person.preferredTime = QStringLiteral("le soir");
    }
    world.server.feed = {{1, ChangeKind::PersonChanged, samplePerson(0).id, std::nullopt, std::nullopt, 9, {}}};
    // The page still comes, with what has changed; what it makes the desk ask for does not.
    world.server.afterPull = [&] { world.server.reachable = false; };
    desk.advance(std::chrono::seconds(20));
    REQUIRE(desk.state().contact->contact.person.preferredTime != QStringLiteral("le soir"));
    world.server.afterPull = {};
    world.server.reachable = true;
    desk.advance(std::chrono::seconds(40));
    CHECK(desk.state().contact->contact.person.preferredTime == QStringLiteral("le soir"));
}

TEST_CASE("a sign-in is not tried again before the server asked for it", "[desk][sync][accounts]")
{
    DeskWorld world;
    DeskHarness desk(world);
    world.server.refusesAll = busy;
    world.server.setRetryAfter(std::chrono::seconds(3));
    auto signedIn = desk.desk.signIn(QStringLiteral("marie"), QStringLiteral("motdepasse"));
    desk.settle();
    const int before = world.server.requests;
    CHECK(before == 1);
    world.server.refusesAll.reset();
    desk.timers.advance(std::chrono::milliseconds(2'900));
    desk.settle();
    CHECK(world.server.requests == before);
    desk.timers.advance(std::chrono::milliseconds(200));
    CHECK(desk.get(signedIn));
}

TEST_CASE("whoever would have to wait too long to sign in is told at once", "[desk][sync][accounts]")
{
    DeskWorld world;
    DeskHarness desk(world);
    world.server.refusesAll = busy;
    world.server.setRetryAfter(std::chrono::seconds(60));
    const auto refused = desk.get(desk.desk.signIn(QStringLiteral("marie"), QStringLiteral("motdepasse")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ServerBusy);
    const int before = world.server.requests;
    desk.timers.advance(std::chrono::seconds(50));
    desk.settle();
    CHECK(world.server.requests == before);
}
