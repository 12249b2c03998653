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
