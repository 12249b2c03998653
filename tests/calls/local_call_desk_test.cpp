#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("she signs in, is ready, dials, closes, and the server has it all once", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(6);
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    CHECK(desk.state().agent->displayName == QStringLiteral("Marie L."));
    CHECK(desk.state().agentState == AgentState::Pause);

    desk.desk.ready();
    desk.settle();
    REQUIRE(desk.state().contact);
    const PersonId first = desk.onScreen();
    CHECK(first == samplePerson(0).id);
    CHECK(desk.state().today.size() == 5);

    std::size_t onDisk = 0;
    desk.line.onDial = [&] { onDisk = desk.state().call.attempt ? 1 : 0; };
    desk.dial();
    CHECK(onDisk == 1);
    REQUIRE(desk.line.calls.size() == 1);
    CHECK(desk.line.calls[0].number == samplePerson(0).contactPoints[0].number);
    CHECK(desk.state().agentState == AgentState::InCall);
    desk.talk();
    CHECK(desk.state().agentState == AgentState::WrapUp);
    CHECK(desk.state().call.phase == CallPhase::Ended);

    REQUIRE(desk.close(OutcomeCode::Fruitful));
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(desk.state().agentState == AgentState::Ready);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    const auto closed = world.server.bodies<AttemptClosed>();
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].talk == std::chrono::seconds(60));
    CHECK(closed[0].lineCause == LineCause::Completed);
    CHECK(closed[0].report == sampleReport());
    const auto states = world.server.bodies<AgentStateChanged>();
    REQUIRE(states.size() == 5);
    CHECK(states[4] == AgentStateChanged{AgentState::WrapUp, AgentState::Ready, std::nullopt});
    CHECK(desk.failures.empty());
    std::int64_t last = 0;
    for (const Fact& fact : world.server.facts) {
        CHECK(fact.deskSeq == ++last);
    }
}

TEST_CASE("a fruitful call cannot be saved without its report, and stays on screen", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    desk.identify();
    CloseRequest request;
    request.outcome = OutcomeCode::Fruitful;
    CHECK(desk.desk.preview(request).missing == ErrorCode::ReportMissing);
    const auto refused = desk.get(desk.desk.close(request));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ReportMissing);
    CHECK(desk.onScreen() == samplePerson(0).id);
    CHECK(world.server.bodies<AttemptClosed>().empty());
}

TEST_CASE("an outcome recorded offline reaches the server once", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().sync.state == SyncState::Offline);
    CHECK(desk.state().sync.unsent > 0);
    CHECK(world.server.bodies<AttemptClosed>().empty());
    CHECK(desk.onScreen() == samplePerson(1).id);

    world.server.reachable = true;
    desk.advance(std::chrono::seconds(40));
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("facts whose answer was lost are sent again and kept once", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    world.server.losesAnswers = true;
    desk.dial();
    desk.line.end(LineCause::Busy);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::Busy));
    CHECK(desk.state().sync.unsent > 0);
    world.server.losesAnswers = false;
    desk.advance(std::chrono::seconds(40));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.sameAgain > 0);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("for ten seconds a save can be taken back, and the contact comes back as it was", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    desk.desk.setNote(QStringLiteral("fille au 06"));
    desk.dial();
    desk.talk();
    CloseRequest request = desk.outcome(OutcomeCode::CallbackRequested);
    request.callback = Window{world.clock.now() + std::chrono::hours(4), world.clock.now() + std::chrono::hours(5)};
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    REQUIRE(desk.state().undo);
    CHECK(desk.state().undo->outcome == OutcomeCode::CallbackRequested);
    CHECK(desk.get(desk.desk.agenda())->size() == 1);
    CHECK(desk.onScreen() == samplePerson(1).id);

    desk.advance(std::chrono::seconds(9));
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    CHECK(desk.onScreen() == samplePerson(0).id);
    CHECK(desk.state().contact->note == QStringLiteral("fille au 06"));
    CHECK(desk.state().agentState == AgentState::WrapUp);
    CHECK(desk.state().call.attempt);
    CHECK(desk.get(desk.desk.agenda())->empty());
    CHECK(world.server.bodies<Retracted>().size() == 2);

    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    CHECK(world.server.bodies<AttemptClosed>().size() == 2);
    desk.advance(std::chrono::seconds(11));
    CHECK_FALSE(desk.state().undo);
    CHECK_FALSE(desk.get(desk.desk.undo()));
}

TEST_CASE("what follows is shown before it is saved, and is what then follows", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    const auto before = desk.desk.preview(desk.outcome(OutcomeCode::NoAnswer));
    desk.dial();
    const auto preview = desk.desk.preview(desk.outcome(OutcomeCode::NoAnswer));
    CHECK_FALSE(preview.missing);
    CHECK_FALSE(preview.done);
    REQUIRE(preview.due);
    CHECK(preview.due->from > world.clock.now());
    CHECK(preview.localDate.isValid());
    CHECK(before.due == preview.due);
    CHECK(desk.desk.preview(desk.outcome(OutcomeCode::Refused)).done);
}

TEST_CASE("a killed workstation has lost nothing that was saved, and asks for the outcome that is missing", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(4);
    world.server.reachable = true;
    {
        DeskHarness desk(world);
        desk.begin();
        world.server.reachable = false;
        desk.dial();
        desk.talk();
        REQUIRE(desk.close(OutcomeCode::Fruitful));
        desk.dial();
        desk.desk.setNote(QStringLiteral("en cours"));
        desk.advance(std::chrono::seconds(1));
    }
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    CHECK(desk.state().agent->offline);
    CHECK(desk.state().openAttempts == 1);
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open);
    REQUIRE(open->size() == 1);
    CHECK(open->front().person == samplePerson(1).id);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.settle();
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(desk.state().contact->note == QStringLiteral("en cours"));
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().openAttempts == 0);

    world.server.reachable = true;
    desk.advance(std::chrono::seconds(40));
    CHECK(world.server.bodies<AttemptStarted>().size() == 2);
    CHECK(world.server.bodies<AttemptClosed>().size() == 2);
    CHECK(desk.state().sync.unsent == 0);
}

TEST_CASE("offline she gets in with her own password, for as long as it is allowed", "[desk][accounts]")
{
    DeskWorld world;
    world.fillQueue(2);
    {
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.settle();
    }
    world.server.reachable = false;
    {
        DeskHarness desk(world);
        CHECK(desk.signIn(QStringLiteral("autre")).error().code == ErrorCode::WrongPassword);
        CHECK(desk.get(desk.desk.signIn(QStringLiteral("paul"), QStringLiteral("x"))).error().code
            == ErrorCode::OfflineUnknownAgent);

        CHECK(desk.signIn());
    }
    world.clock.advance(std::chrono::hours(73));
    {
        DeskHarness desk(world);
        CHECK(desk.signIn().error().code == ErrorCode::OfflineSignInExpired);
        world.clock.setWall(world.clock.now() - std::chrono::hours(200));
        CHECK(desk.signIn().error().code == ErrorCode::OfflineSignInExpired);
    }
    world.server.reachable = true;
    DeskHarness desk(world);
    CHECK(desk.signIn(QStringLiteral("autre")).error().code == ErrorCode::WrongPassword);
    CHECK(desk.signIn());
}
