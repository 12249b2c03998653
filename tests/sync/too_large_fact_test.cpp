#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

bool hasNote(const QJsonObject& fact)
{
    return !fact.value(QStringLiteral("body")).toObject().value(QStringLiteral("note")).toString().isEmpty();
}

void callWithNote(DeskHarness& desk)
{
    desk.desk.setNote(QStringLiteral("une note sans fin"));
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
}

} // namespace

TEST_CASE("one fact that is too large by itself is shown, holds up nothing, and is not sent in a loop", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    world.server.tooLarge = hasNote;
    DeskHarness desk(world);
    desk.begin();
    callWithNote(desk);
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    CHECK(desk.state().sync.unsent == 0);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK(world.server.bodies<AttemptClosed>().empty());
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    // What was made after it has arrived as well.
    CHECK(world.server.bodies<AgentStateChanged>().back().to == AgentState::Pause);
    const auto shown = desk.get(desk.desk.refusedFacts());
    REQUIRE(shown);
    REQUIRE(shown->size() == 1);
    CHECK(shown->front().code == QStringLiteral("too_large"));
    CHECK_FALSE(shown->front().conflict);
    const int uploads = world.server.uploads;
    desk.advance(std::chrono::minutes(3));
    CHECK(world.server.uploads == uploads);

    SECTION("shortened by hand, it goes")
    {
        REQUIRE(desk.get(desk.desk.resend(shown->front().fact, desk.outcome(OutcomeCode::NoAnswer), {})));
        desk.settle();
        CHECK(world.server.bodies<AttemptClosed>().size() == 1);
        CHECK(desk.get(desk.desk.refusedFacts())->empty());
    }
}

TEST_CASE("a fact that was too large is tried once more at each start, and goes when the limit has grown", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    world.server.tooLarge = hasNote;
    {
        DeskHarness desk(world);
        desk.begin();
        callWithNote(desk);
        REQUIRE(desk.state().sync.refused == 1);
    }
    const bool grown = GENERATE(true, false);
    if (grown) {
        world.server.tooLarge = {};
    }
    DeskHarness desk(world);
    desk.begin();
    CHECK(world.server.bodies<AttemptClosed>().size() == (grown ? 1 : 0));
    CHECK(desk.state().sync.refused == (grown ? 0 : 1));
    CHECK(desk.state().sync.unsent == 0);
}

TEST_CASE(
    "what is said of a person over whom the server stumbles waits alone, and goes when it does not any more", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    // As the client reads 500, 409 and 422 (errorOf).
    world.server.stumble = GENERATE(Error{ErrorCode::ServerBusy, QStringLiteral("internal")},
        Error{ErrorCode::Conflict, QStringLiteral("conflict")}, Error{ErrorCode::ServerRefused, QStringLiteral("invalid_input")});
    CAPTURE(world.server.stumble.detail.toStdString());
    DeskHarness desk(world);
    desk.begin();
    world.server.stumbles = hasNote;
    callWithNote(desk);
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    desk.advance(std::chrono::minutes(2));
    CHECK(desk.state().sync.unsent > 0);
    CHECK(desk.state().sync.refused == 0);
    CHECK(desk.state().sync.state == SyncState::Failing);
    CHECK(world.server.bodies<AttemptClosed>().empty());
    CHECK(world.server.bodies<AgentStateChanged>().back().to == AgentState::Pause);
    // Not in a loop: some tries a minute, as each answer of the server begins the pauses anew.
    const int uploads = world.server.uploads;
    desk.advance(std::chrono::minutes(10));
    CHECK(world.server.uploads - uploads < 600);
    world.server.stumbles = {};
    desk.advance(std::chrono::minutes(2));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
}

TEST_CASE("a server that stumbles over everything is waited for, and nothing is set aside", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    world.server.stumbles = [](const QJsonObject&) { return true; };
    callWithNote(desk);
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    CHECK(desk.state().sync.refused == 0);
    CHECK(desk.state().sync.unsent > 0);
    CHECK(desk.state().sync.state == SyncState::Failing);
    desk.advance(std::chrono::minutes(10));
    CHECK(desk.state().sync.refused == 0);
    world.server.stumbles = {};
    desk.advance(std::chrono::minutes(2));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("a receipt that the server does not take is shown no more, and what waits goes", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    callWithNote(desk);
    REQUIRE(world.server.bodies<AttemptClosed>().size() == 1);
    world.server.refusesReceipts = true;
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    desk.advance(std::chrono::minutes(1));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK(world.server.bodies<AgentStateChanged>().back().to == AgentState::Pause);
    CHECK(world.server.receipts.back().isEmpty());
}
