#include "core/calls/desk_context.h"
#include "tests/calls/own_promise.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("whose call was killed is not called again before its outcome is told", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    {
        DeskHarness desk(world);
        desk.begin();
        REQUIRE(desk.onScreen() == samplePerson(0).id);
        world.server.reachable = false;
        desk.dial();
    }
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.state().openAttempts == 1);
    CHECK(desk.onScreen() == samplePerson(1).id);
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.onScreen() == samplePerson(1).id);
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.onScreen() == samplePerson(2).id);
}

TEST_CASE("who leaves and comes back while the server is away finds her contacts and promises", "[desk][accounts][followups]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.promises = {ownPromise(world, 40, std::chrono::hours(4))};
    const auto agenda = [](DeskHarness& desk) { return desk.get(desk.desk.agenda()).value().size(); };
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(agenda(desk) == 1);
    SECTION("away")
    {
        world.server.reachable = false;
        SECTION("as she knew already")
        {
            desk.advance(std::chrono::seconds(20));
        }
        SECTION("as she did not know yet") {}
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        REQUIRE_FALSE(desk.state().agent);
        REQUIRE(desk.signIn());
        REQUIRE(desk.state().agent->offline);
        CHECK(agenda(desk) == 1);
        desk.desk.ready();
        desk.settle();
        CHECK(desk.onScreen() == samplePerson(0).id);
        // Without a session nothing can be given back, though the server is there.
        world.server.reachable = true;
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        world.server.reachable = false;
        REQUIRE(desk.signIn());
        CHECK(agenda(desk) == 1);
    }
    SECTION("there: all goes back, and nobody's file stays")
    {
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        CHECK(world.server.lent.empty());
        world.server.reachable = false;
        REQUIRE(desk.signIn());
        CHECK(agenda(desk) == 0);
        desk.desk.ready();
        desk.settle();
        CHECK_FALSE(desk.state().contact);
    }
}
