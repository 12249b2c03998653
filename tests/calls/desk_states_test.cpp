#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const StateReason lunch{QStringLiteral("lunch")};
const StateReason meeting{QStringLiteral("meeting")};
const StateReason shortPause{QStringLiteral("short")};

/// A desk with somebody in a call, and a server that knows somebody else who may call in.
struct Day : DeskWorld {
    Day()
    {
        fillQueue(4);
        server.files = {{caller.person, caller.history, caller.campaign, caller.entry}};
        desk.begin();
    }
    void unanswered()
    {
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
    }
    AgentStateChanged lastChange() const { return server.bodies<AgentStateChanged>().back(); }

    LeasedContact caller = sampleContact(77, clock.now());
    DeskHarness desk{*this};
};

} // namespace

TEST_CASE("an activity chosen during a call is an activity after it", "[desk][calls][activity]")
{
    Day day;
    day.desk.dial();
    SECTION("from the menu")
    {
        day.desk.desk.after(CloseRequest::Then::Activity, meeting);
    }
    SECTION("as if she were free")
    {
        day.desk.desk.activity(meeting);
    }
    CHECK(day.desk.state().activityAfter);
    CHECK_FALSE(day.desk.state().pauseAfter);
    day.unanswered();
    CHECK(day.desk.state().agentState == AgentState::Activity);
    CHECK(day.desk.state().stateReason == meeting);
    CHECK(day.lastChange().to == AgentState::Activity);
    CHECK(day.lastChange().reason == meeting);
    CHECK_FALSE(day.desk.state().activityAfter);
    CHECK_FALSE(day.desk.state().contact);
}

TEST_CASE("the newest choice for after the call replaces the last, the same again takes it back", "[desk][calls][activity]")
{
    using Then = CloseRequest::Then;
    Day day;
    day.desk.dial();
    day.desk.desk.after(Then::Pause, shortPause);
    day.desk.desk.after(Then::Pause, lunch);
    CHECK(day.desk.state().pauseAfter);
    CHECK(day.desk.state().afterReason == lunch);
    SECTION("kept")
    {
        day.unanswered();
        CHECK(day.desk.state().agentState == AgentState::Pause);
        CHECK(day.desk.state().stateReason == lunch);
    }
    SECTION("taken back")
    {
        day.desk.desk.after(Then::Pause, lunch);
        CHECK_FALSE(day.desk.state().pauseAfter);
        day.unanswered();
        CHECK(day.desk.state().agentState == AgentState::Ready);
    }
    SECTION("an activity, then the end of the day")
    {
        day.desk.desk.after(Then::Activity, meeting);
        CHECK_FALSE(day.desk.state().pauseAfter);
        day.desk.desk.after(Then::SignOut, {});
        CHECK_FALSE(day.desk.state().activityAfter);
        CHECK(day.desk.state().signOutAfter);
    }
}

TEST_CASE("after a call that came during a pause she is in that pause again", "[desk][calls][activity]")
{
    Day day;
    DeskHarness& desk = day.desk;
    const bool works = GENERATE(false, true);
    if (works) {
        desk.desk.activity(meeting);
    } else {
        desk.desk.pause(lunch);
    }
    desk.settle();
    const AgentState before = desk.state().agentState;
    REQUIRE(desk.get(desk.desk.openInbound(day.caller.person.id, {})));
    desk.settle();
    REQUIRE(desk.state().agentState == AgentState::InCall);
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto isBack = [&] {
        CHECK(desk.state().agentState == before);
        CHECK(desk.state().stateReason == (works ? meeting : lunch));
        CHECK(day.lastChange().to == before);
        CHECK_FALSE(desk.state().contact);
    };
    isBack();
    // Taken back and saved again it is no other call.
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    isBack();
    desk.desk.ready();
    desk.settle();
    REQUIRE(desk.state().contact);
    desk.dial();
    day.unanswered();
    CHECK(desk.state().agentState == AgentState::Ready);
}

TEST_CASE("the outcome that was missing is told before the day begins, and nobody comes for it", "[desk][calls][activity]")
{
    DeskWorld world;
    world.fillQueue(4);
    {
        DeskHarness killed(world);
        killed.begin();
        killed.dial();
    }
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().agentState == AgentState::Pause);
    CHECK(desk.state().stateReason == StateReason{QStringLiteral("arrival")});
    CHECK_FALSE(desk.state().contact);
}

TEST_CASE("ready with nobody there, she can ask the server again", "[desk][calls][activity]")
{
    DeskWorld world;
    DeskHarness desk(world);
    desk.begin();
    REQUIRE_FALSE(desk.state().contact);
    world.fillQueue(1);
    const int before = world.server.leaseRequests;
    desk.desk.ready();
    CHECK(desk.state().looking);
    desk.settle();
    CHECK(world.server.leaseRequests > before);
    CHECK(desk.onScreen() == samplePerson(0).id);
}

TEST_CASE("away from the server with all contacts done, it says so", "[desk][calls][sync]")
{
    Day day;
    DeskHarness& desk = day.desk;
    day.server.reachable = false;
    desk.advance(std::chrono::seconds(20));
    for (int i = 0; i < 4; ++i) {
        REQUIRE(desk.state().contact);
        desk.dial();
        day.unanswered();
    }
    CHECK_FALSE(desk.state().contact);
    REQUIRE(desk.state().noContact);
    CHECK(desk.state().noContact->code == QStringLiteral("offline"));
    CHECK_FALSE(desk.state().looking);
}
