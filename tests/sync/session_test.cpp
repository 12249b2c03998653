#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a sign-out is answered when the contacts are back, or the server does not say so in time", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE_FALSE(world.server.lent.empty());
    SECTION("the server answers")
    {
        auto out = desk.desk.signOut();
        REQUIRE(desk.get(out));
        CHECK(world.server.lent.empty());
    }
    SECTION("the server is silent")
    {
        world.server.silent = true;
        auto out = desk.desk.signOut();
        desk.settle();
        CHECK_FALSE(desk.state().agent);
        CHECK_FALSE(out.isFinished());
        desk.timers.advance(std::chrono::seconds(6));
        world.loop.run();
        CHECK(out.isFinished());
        world.server.silent = false;
        CHECK(desk.signIn());
    }
}

TEST_CASE("a desk plans by the calendar of its centre, whatever it was started with", "[desk][accounts]")
{
    DeskWorld world; // started with the demo's, open at any hour
    world.server.session.calendar = QStringLiteral("france");
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    const Instant night = *instantFromText(u"2026-11-03T23:00:00Z");
    CHECK_FALSE(world.rules.calendar.isServiceOpen(night, world.server.session.centre));
}

TEST_CASE("who closed the last contact is told why nobody follows as soon as the server has heard of it", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    for (int second = 0; second < 15 && desk.state().sync.unsent > 0; ++second) {
        desk.advance(std::chrono::seconds(1));
    }
    REQUIRE(desk.state().sync.unsent == 0);
    desk.advance(std::chrono::seconds(2));
    REQUIRE(desk.state().noContact);
    CHECK(desk.state().noContact->code == QStringLiteral("queue_empty"));
}

TEST_CASE("a contact that was just closed does not come back though the server still lends it", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    desk.begin();
    LeasedContact again = desk.state().contact->contact;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    const auto planned = desk.desk.preview(DeskHarness::outcome(OutcomeCode::NoAnswer)).due;
    REQUIRE(planned);
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK_FALSE(desk.state().contact);
    // Its plan lies ahead; the server lends it anew all the same.
    again.lease = sampleId<LeaseId>(801);
    again.due = *planned;
    world.server.queue.push_back(again);
    desk.desk.syncNow();
    desk.advance(std::chrono::seconds(31));
    REQUIRE(world.server.lent.contains(again.lease));
    CHECK_FALSE(desk.state().contact);
}
