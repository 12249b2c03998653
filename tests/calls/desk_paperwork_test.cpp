#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

template <typename Body>
auto answering(FactVerdict verdict, const char16_t* code)
{
    return [verdict, code = QStringView(code).toString()](const Fact& fact) -> std::optional<FactAnswer> {
        return std::holds_alternative<Body>(fact.body) ? std::optional(FactAnswer{fact.id, verdict, code}) : std::nullopt;
    };
}

std::vector<RefusedFact> listed(DeskHarness& desk)
{
    return desk.get(desk.desk.refusedFacts()).value();
}

} // namespace

TEST_CASE("a start that the server kept as a conflict is seen, and never told twice", "[desk][calls][sync]")
{
    DeskWorld world;
    world.fillQueue(2);
    world.server.judge = answering<AttemptStarted>(FactVerdict::AcceptedConflict, u"late");
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    const auto found = listed(desk);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].conflict);
    CHECK_FALSE(desk.get(desk.desk.resend(found[0].fact, {}, {})));
    desk.advance(std::chrono::seconds(2));
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    CHECK(listed(desk).size() == 1);

    REQUIRE(desk.get(desk.desk.seen(found[0].fact)));
    desk.advance(std::chrono::seconds(2));
    CHECK(listed(desk).empty());
    CHECK(desk.state().sync.refused == 0);
    CHECK(world.server.bodies<AttemptStarted>().size() == 1);
    CHECK(desk.get(desk.desk.seen(found[0].fact)).error().code == ErrorCode::NotFound);
}

TEST_CASE("a refused undo goes again naming what it takes back", "[desk][calls][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const FactId outcome = world.server.facts.at(world.server.facts.size() - 2).id;
    REQUIRE(std::holds_alternative<AttemptClosed>(world.server.facts.at(world.server.facts.size() - 2).body));
    world.server.judge = answering<Retracted>(FactVerdict::Refused, u"not_permitted");
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    const auto found = listed(desk);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].type == QStringLiteral("retracted"));
    world.server.judge = nullptr;
    REQUIRE(desk.get(desk.desk.resend(found[0].fact, {}, {})));
    desk.advance(std::chrono::seconds(2));
    REQUIRE(std::holds_alternative<Retracted>(world.server.facts.back().body));
    CHECK(world.server.facts.back().corrects == outcome);
}

TEST_CASE("a correction promises only what can be promised", "[desk][calls][followups]")
{
    DeskWorld world;
    world.rules.calendar = Calendar::shipped(QStringLiteral("france")).value();
    world.fillQueue(2);
    world.server.judge = answering<AttemptClosed>(FactVerdict::Refused, u"outcome_not_offered");
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    world.server.judge = nullptr;
    const auto found = listed(desk);
    REQUIRE(found.size() == 1);
    CloseRequest corrected = DeskHarness::outcome(OutcomeCode::CallbackRequested);
    const auto at = [&](const char16_t* from) {
        const Instant start = instantFromText(from).value();
        corrected.callback = Window{start, start + std::chrono::minutes(10)};
        return desk.get(desk.desk.resend(found[0].fact, corrected, {}));
    };
    const auto past = at(u"2026-11-01T09:00:00Z"); // a Sunday, All Saints', and over
    REQUIRE_FALSE(past);
    CHECK(past.error() == Error{ErrorCode::PromiseNotPossible, QStringLiteral("in_the_past")});
    const auto evening = at(u"2026-11-04T20:00:00Z");
    REQUIRE_FALSE(evening);
    CHECK(evening.error() == Error{ErrorCode::PromiseNotPossible, QStringLiteral("outside_service_hours")});
    desk.advance(std::chrono::seconds(2));
    CHECK(world.server.bodies<PromiseMade>().empty());
    CHECK(listed(desk).size() == 1);
    REQUIRE(at(u"2026-11-04T09:00:00Z"));
    desk.advance(std::chrono::seconds(2));
    CHECK(world.server.bodies<PromiseMade>().size() == 1);
    CHECK(listed(desk).empty());
}
