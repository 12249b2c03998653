#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// A desk with somebody prepared, and a server that knows somebody else who may call in.
struct RacingDesk : DeskWorld {
    RacingDesk()
    {
        fillQueue(4);
        server.files = {{caller.person, caller.history, caller.campaign, caller.entry}};
        desk.begin();
        prepared = desk.onScreen();
    }
    PhoneNumber firstNumber() const { return desk.state().contact->contact.person.contactPoints.front().number; }

    LeasedContact caller = sampleContact(77, clock.now());
    DeskHarness desk{*this};
    PersonId prepared;
};

} // namespace

TEST_CASE("a caller's file that opens late does not replace the call that has begun", "[desk][calls]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    race.server.slow = true;
    const auto opened = desk.desk.openInbound(race.caller.person.id, {});
    desk.dial();
    desk.line.connectPerson();
    race.server.answerAll();
    desk.settle();
    CHECK(desk.get(opened).error().code == ErrorCode::Conflict);
    CHECK(desk.onScreen() == race.prepared);
    CHECK(desk.state().call.phase == CallPhase::Connected);
    desk.desk.hangUp();
    CHECK(desk.line.hungUp == 1);
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().openAttempts == 0);
    CHECK(race.server.bodies<AttemptStarted>().size() == 1);
}

TEST_CASE("a caller's file does not come between the key that dials and its commit", "[desk][calls]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    const auto opened = desk.desk.openInbound(race.caller.person.id, {});
    desk.desk.dial(race.firstNumber());
    desk.settle();
    CHECK(desk.get(opened).error().code == ErrorCode::Conflict);
    CHECK(desk.onScreen() == race.prepared);
    CHECK(desk.line.calls.size() == 1);
    CHECK(desk.state().call.attempt);
    CHECK(race.server.bodies<AttemptStarted>().size() == 1);
}

TEST_CASE("a file asked for by one adviser does not open before the next one", "[desk][calls]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    race.server.slow = true;
    const auto opened = desk.desk.openInbound(race.caller.person.id, {});
    const auto out = desk.desk.signOut();
    REQUIRE(race.loop.runUntil([&] { return !desk.state().agent; }));
    race.server.answerAll();
    CHECK(desk.get(opened).error().code == ErrorCode::NotSignedIn);
    CHECK_FALSE(desk.state().contact);
}

TEST_CASE("a pause between the key that dials and its commit waits for the end of the call", "[desk][calls][activity]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    desk.desk.dial(race.firstNumber());
    desk.desk.pause({QStringLiteral("lunch")});
    desk.settle();
    CHECK(desk.onScreen() == race.prepared);
    CHECK(desk.line.calls.size() == 1);
    CHECK(desk.state().agentState == AgentState::InCall);
    CHECK(desk.state().pauseAfter);
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().agentState == AgentState::Pause);
}

TEST_CASE("nobody is dialled while the contact on screen is being left", "[desk][calls]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    const PhoneNumber number = race.firstNumber();
    SECTION("given back")
    {
        const auto back = desk.desk.giveBack();
        desk.desk.dial(number);
        desk.settle();
        REQUIRE(desk.get(back));
        CHECK(desk.onScreen() == samplePerson(1).id);
        CHECK_FALSE(desk.state().call.attempt);
        desk.dial();
        CHECK(desk.state().call.attempt);
    }
    SECTION("signing out")
    {
        const auto out = desk.desk.signOut();
        desk.desk.dial(number);
        desk.settle();
        REQUIRE(desk.get(out));
        CHECK_FALSE(desk.state().agent);
        CHECK_FALSE(desk.state().call.attempt);
    }
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.failures[0].code == ErrorCode::Conflict);
    CHECK(desk.line.calls.size() == (desk.state().agent ? 1 : 0));
}

TEST_CASE("nobody is dialled while a saved call comes back", "[desk][calls]")
{
    RacingDesk race;
    DeskHarness& desk = race.desk;
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto back = desk.desk.undo();
    desk.desk.dial(race.firstNumber());
    desk.settle();
    REQUIRE(desk.get(back));
    CHECK(desk.onScreen() == race.prepared);
    CHECK(desk.line.calls.size() == 1);
    CHECK(desk.state().agentState == AgentState::WrapUp);
    REQUIRE(desk.close(OutcomeCode::Busy));
}

TEST_CASE("nobody is dialled while an attempt without outcome is taken up again", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(4);
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
    }
    DeskHarness desk(world);
    desk.begin();
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open);
    REQUIRE(open->size() == 1);
    REQUIRE(desk.state().contact);
    const auto resumed = desk.desk.resumeAttempt(open->front().attempt);
    desk.desk.dial(desk.state().contact->contact.person.contactPoints.front().number);
    desk.settle();
    REQUIRE(desk.get(resumed));
    CHECK(desk.line.calls.empty());
    CHECK(desk.state().call.attempt == open->front().attempt);
}
