#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a call that is taken back keeps how long she talked and wrote", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.connectPerson();
    desk.advance(std::chrono::seconds(70));
    SECTION("closed while the line was open")
    {
        REQUIRE(desk.close(OutcomeCode::InfoRequest));
        desk.advance(std::chrono::seconds(5));
        REQUIRE(desk.get(desk.desk.undo()));
        desk.settle();
        CHECK(desk.state().call.talk == std::chrono::seconds(70));
        REQUIRE(desk.close(OutcomeCode::InfoRequest));
        const auto closed = world.server.bodies<AttemptClosed>();
        REQUIRE(closed.size() == 2);
        CHECK(closed[1].talk == std::chrono::seconds(70));
        CHECK(closed[1].wrapUp == std::chrono::seconds(0));
    }
    SECTION("closed after some writing")
    {
        desk.line.end(LineCause::Completed, std::chrono::seconds(70));
        desk.advance(std::chrono::seconds(20));
        REQUIRE(desk.close(OutcomeCode::InfoRequest));
        desk.advance(std::chrono::seconds(5));
        REQUIRE(desk.get(desk.desk.undo()));
        desk.advance(std::chrono::seconds(10));
        REQUIRE(desk.close(OutcomeCode::InfoRequest));
        const auto closed = world.server.bodies<AttemptClosed>();
        REQUIRE(closed.size() == 2);
        CHECK(closed[1].talk == std::chrono::seconds(70));
        CHECK(closed[1].wrapUp == std::chrono::seconds(30));
    }
}

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

TEST_CASE("an attempt taken up again counts its writing from then on", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
    }
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    desk.advance(std::chrono::minutes(2));
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.advance(std::chrono::seconds(15));
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(world.server.bodies<AttemptClosed>().back().wrapUp == std::chrono::seconds(15));
}

TEST_CASE("the person on screen calls in: afterwards the next one comes, and nothing is said to be lost", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    const LeasedContact first = world.server.queue.front();
    world.server.files = {{first.person, first.history, first.campaign, first.entry}};
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == first.person.id);
    desk.desk.setNote(QStringLiteral("rappelle d'elle-même"));
    REQUIRE(desk.get(desk.desk.openInbound(first.person.id, {})));
    desk.settle();
    CHECK(desk.state().contact->note == QStringLiteral("rappelle d'elle-même"));
    REQUIRE(desk.close(OutcomeCode::InfoRequest));
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(desk.failures.empty());
}

TEST_CASE("who was prepared before a pause is not brought a second time", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    const LeasedContact caller = sampleContact(77, world.clock.now());
    world.server.files = {{caller.person, caller.history, caller.campaign, caller.entry}};
    DeskHarness desk(world);
    desk.begin();
    const PersonId prepared = desk.onScreen();
    REQUIRE(desk.get(desk.desk.openInbound(caller.person.id, {})));
    CloseRequest request = DeskHarness::outcome(OutcomeCode::InfoRequest);
    request.then = CloseRequest::Then::Pause;
    request.pauseReason = {QStringLiteral("lunch")};
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    desk.desk.ready();
    desk.settle();
    REQUIRE(desk.onScreen() == prepared);
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(desk.failures.empty());
}

TEST_CASE("a call in the hands of another telephone ends when she says so", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::HandedOver);
    desk.advance(std::chrono::seconds(60));
    CHECK(desk.state().call.phase == CallPhase::HandedOver);
    CHECK(desk.state().call.byHand);
    CHECK(desk.state().agentState == AgentState::InCall);
    desk.desk.hangUp();
    desk.advance(std::chrono::seconds(12));
    CHECK(desk.line.hungUp == 0);
    CHECK(desk.state().call.phase == CallPhase::Ended);
    CHECK(desk.state().agentState == AgentState::WrapUp);
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(world.server.bodies<AttemptClosed>().back().wrapUp == std::chrono::seconds(12));
    CHECK(world.server.bodies<AttemptClosed>().back().lineCause == LineCause::HandedOver);
}

TEST_CASE("a call that came in without the line knowing it ends when she says so", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    const LeasedContact caller = sampleContact(77, world.clock.now());
    world.server.files = {{caller.person, caller.history, caller.campaign, caller.entry}};
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.get(desk.desk.openInbound(caller.person.id, {})));
    desk.advance(std::chrono::seconds(40));
    CHECK(desk.state().call.byHand);
    desk.desk.hangUp();
    desk.advance(std::chrono::seconds(10));
    CHECK(desk.state().call.phase == CallPhase::Ended);
    CHECK(desk.state().agentState == AgentState::WrapUp);
    REQUIRE(desk.close(OutcomeCode::InfoRequest));
    const AttemptClosed closed = world.server.bodies<AttemptClosed>().back();
    CHECK(closed.talk == std::chrono::seconds(40));
    CHECK(closed.wrapUp == std::chrono::seconds(10));
    const auto states = world.server.bodies<AgentStateChanged>();
    CHECK(std::any_of(states.begin(), states.end(), [](const AgentStateChanged& one) { return one.to == AgentState::WrapUp; }));
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
