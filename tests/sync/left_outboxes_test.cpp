#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("what another agent left unsent is sent as soon as somebody of this desk is online", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.passwords[QStringLiteral("paul")] = QStringLiteral("motdepasse");
    const bool killed = GENERATE(true, false);
    INFO((killed ? "after a restart" : "in the same run"));
    auto desk = std::make_unique<DeskHarness>(world);
    desk->begin();
    world.server.reachable = false;
    desk->dial();
    desk->line.end(LineCause::NoAnswer);
    desk->settle();
    REQUIRE(desk->close(OutcomeCode::NoAnswer));
    if (killed) {
        desk.reset();
        desk = std::make_unique<DeskHarness>(world);
    } else {
        REQUIRE(desk->get(desk->desk.signOut()));
        desk->settle();
    }
    REQUIRE(world.server.bodies<AttemptClosed>().empty());
    world.server.reachable = true;
    REQUIRE(desk->signIn(QStringLiteral("motdepasse"), QStringLiteral("paul")));
    CHECK(desk->advanceUntil([&] { return desk->state().sync.unsent == 0 && !world.server.bodies<AttemptClosed>().empty(); }));
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk->state().sync.unsent == 0);
}

TEST_CASE("what was made under another enrolment is left alone", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.passwords[QStringLiteral("paul")] = QStringLiteral("motdepasse");
    {
        DeskHarness desk(world);
        desk.begin();
        world.server.reachable = false;
        desk.dial();
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
    }
    world.server.reachable = true;
    world.server.desk = sampleId<DeskId>(77);
    const auto before = world.server.facts.size();
    DeskHarness desk(world);
    REQUIRE(desk.signIn(QStringLiteral("motdepasse"), QStringLiteral("paul")));
    desk.advance(std::chrono::seconds(1));
    CHECK(world.server.bodies<AttemptClosed>().empty());
    CHECK(world.server.facts.size() == before + 1); // her own arrival
}

TEST_CASE("signed in offline, she is told when the server is there again, and what waits is sent", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(2);
    {
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.settle();
    }
    world.server.reachable = false;
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    desk.advance(std::chrono::seconds(20));
    CHECK(desk.state().sync.state == SyncState::Offline);
    CHECK(desk.state().sync.unsent > 0);
    world.server.useToken({}); // this start has no session
    world.server.reachable = true;
    desk.advance(std::chrono::seconds(60));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(desk.state().sync.state == SyncState::Failing);
    REQUIRE(desk.state().sync.error);
    CHECK(desk.state().sync.error->code == ErrorCode::NotSignedIn);

    // Signing in again, the work goes on with a session.
    REQUIRE(desk.signIn());
    desk.advance(std::chrono::seconds(1));
    CHECK(desk.state().sync.state == SyncState::UpToDate);
}

TEST_CASE("what another agent left is sent also when all of it was too large once", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.passwords[QStringLiteral("paul")] = QStringLiteral("motdepasse");
    world.server.tooLarge = [](const QJsonObject& fact) {
        return !fact.value(QStringLiteral("body")).toObject().value(QStringLiteral("note")).toString().isEmpty();
    };
    {
        DeskHarness desk(world);
        desk.begin();
        desk.desk.setNote(QStringLiteral("une note sans fin"));
        desk.dial();
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
        REQUIRE(desk.state().sync.unsent == 0);
        REQUIRE(desk.state().sync.refused == 1);
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
    }
    REQUIRE(world.server.bodies<AttemptClosed>().empty());
    const bool grown = GENERATE(true, false);
    if (grown) {
        world.server.tooLarge = {};
    }
    DeskHarness desk(world);
    REQUIRE(desk.signIn(QStringLiteral("motdepasse"), QStringLiteral("paul")));
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.bodies<AttemptClosed>().size() == (grown ? 1 : 0));
    CHECK(desk.state().sync.unsent == 0);
}

TEST_CASE("a desk that is declared lost keeps what it holds, and sends it once it is found", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    auto desk = std::make_unique<DeskHarness>(world);
    desk->begin();
    world.server.refusesAll = Error{ErrorCode::DeskNotEnrolled, {}};
    desk->dial();
    desk->line.end(LineCause::NoAnswer);
    desk->settle();
    REQUIRE(desk->close(OutcomeCode::NoAnswer));
    desk->advance(std::chrono::minutes(10));
    CHECK(world.server.bodies<AttemptClosed>().empty());
    CHECK(desk->state().sync.unsent > 0);
    CHECK(desk->state().sync.error);
    const bool restarted = GENERATE(true, false);
    if (restarted) {
        desk = std::make_unique<DeskHarness>(world);
        CHECK_FALSE(desk->signIn());
    }
    world.server.refusesAll.reset();
    if (restarted) {
        desk->begin();
    }
    desk->advance(std::chrono::minutes(2));
    CHECK(desk->state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("what another agent left is told again to a server that was put back, all of it", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.passwords[QStringLiteral("paul")] = QStringLiteral("motdepasse");
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
        REQUIRE(desk.state().sync.unsent == 0);
        world.server.reachable = false;
        desk.desk.pause({QStringLiteral("short")});
        desk.settle();
    }
    REQUIRE(world.server.bodies<AttemptClosed>().size() == 1);
    world.server.reachable = true;
    const bool forgets = GENERATE(true, false);
    if (forgets) {
        world.server.forgetFacts();
        world.server.epoch = QStringLiteral("e2");
    }
    DeskHarness desk(world);
    REQUIRE(desk.signIn(QStringLiteral("motdepasse"), QStringLiteral("paul")));
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk.state().sync.unsent == 0);
}
