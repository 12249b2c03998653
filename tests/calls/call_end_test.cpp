#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a call taken back brings its half-filled report, too", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.desk.setReportDraft(sampleReport());
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    CHECK(desk.state().contact->reportDraft == sampleReport());
}

TEST_CASE("a report that was begun in one call stays when another call with her is closed without it", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    const LeasedContact first = world.server.queue.front();
    world.server.files = {{first.person, first.history, first.campaign, first.entry}};
    {
        DeskHarness desk(world);
        desk.begin();
        REQUIRE(desk.onScreen() == first.person.id);
        desk.dial();
        desk.desk.setReportDraft(sampleReport());
        desk.advance(std::chrono::seconds(1));
    }
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.get(desk.desk.openInbound(first.person.id, {})));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::InfoRequest));
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.settle();
    CHECK(desk.state().contact->reportDraft == sampleReport());
}
