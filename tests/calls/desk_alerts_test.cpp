#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

WaitingAlert someAlert(int n, Instant at)
{
    WaitingAlert alert;
    alert.alert = sampleId<FactId>(40 + n);
    alert.person = sampleId<PersonId>(50 + n);
    alert.identity =
        PersonIdentity{QStringLiteral("Rousseau"), {}, QStringLiteral("Marguerite"), QDate(1964, 3, 14), Sex::Female};
    alert.raisedAt = at;
    return alert;
}

/// A medical officer signed in, two alerts waiting.
void signInOfficer(DeskWorld& world, DeskHarness& desk)
{
    world.server.session.agent = sampleId<AgentId>(9);
    world.server.session.centre = {QStringLiteral("albi")};
    world.server.session.displayName = QStringLiteral("Dr Vidal");
    world.server.session.role = Role::MedicalOfficer;
    world.server.alertsWaiting = {someAlert(1, world.clock.now()), someAlert(2, world.clock.now())};
    REQUIRE(desk.signIn());
}

} // namespace

TEST_CASE("a medical officer takes an alert without network, and it reaches the server once", "[desk][calls][emergency]")
{
    DeskWorld world;
    DeskHarness desk(world);
    signInOfficer(world, desk);
    const auto waiting = desk.get(desk.desk.alerts());
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 2);
    const WaitingAlert& alert = waiting->front();

    world.server.reachable = false;
    CHECK(desk.get(desk.desk.alerts()).error().code == ErrorCode::Unreachable);
    REQUIRE(desk.get(desk.desk.answerAlert(alert.person, alert.alert, QStringLiteral("  Jointe, le SAMU est sur place. "))));
    REQUIRE(desk.get(desk.desk.answerAlert(alert.person, alert.alert, QStringLiteral("deux fois"))));
    CHECK(world.server.bodies<AlertAnswered>().empty());

    world.server.reachable = true;
    desk.desk.syncNow();
    desk.advance(std::chrono::seconds(2));
    CHECK(world.server.bodies<AlertAnswered>()
        == std::vector{AlertAnswered{alert.alert, QStringLiteral("Jointe, le SAMU est sur place.")}});
    // The server of this test forgets nothing by itself: the desk knows what it has said.
    const auto left = desk.get(desk.desk.alerts());
    REQUIRE(left);
    REQUIRE(left->size() == 1);
    CHECK(left->front().alert != alert.alert);
}

TEST_CASE("an answer that the server refuses leaves the alert waiting", "[desk][calls][emergency]")
{
    DeskWorld world;
    world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
        return std::holds_alternative<AlertAnswered>(fact.body)
            ? std::optional(FactAnswer{fact.id, FactVerdict::Refused, QStringLiteral("not_permitted")})
            : std::nullopt;
    };
    DeskHarness desk(world);
    signInOfficer(world, desk);
    const WaitingAlert alert = desk.get(desk.desk.alerts())->front();
    REQUIRE(desk.get(desk.desk.answerAlert(alert.person, alert.alert, {})));
    CHECK(desk.get(desk.desk.alerts())->size() == 1);
    desk.advance(std::chrono::seconds(2));
    CHECK(desk.get(desk.desk.alerts())->size() == 2);
    const auto refused = desk.get(desk.desk.refusedFacts());
    REQUIRE(refused);
    REQUIRE(refused->size() == 1);
    CHECK(refused->front().name == QStringLiteral("Marguerite ROUSSEAU"));
}

TEST_CASE("a nurse takes no alert, and nobody does who is not signed in", "[desk][calls][emergency]")
{
    DeskWorld world;
    DeskHarness desk(world);
    const auto alert = someAlert(1, world.clock.now());
    CHECK(desk.get(desk.desk.answerAlert(alert.person, alert.alert, {})).error().code == ErrorCode::NotSignedIn);
    CHECK(desk.get(desk.desk.alerts()).error().code == ErrorCode::NotSignedIn);
    REQUIRE(desk.signIn());
    CHECK(desk.get(desk.desk.answerAlert(alert.person, alert.alert, {})).error().code == ErrorCode::NotPermitted);
    desk.advance(std::chrono::seconds(2));
    CHECK(world.server.bodies<AlertAnswered>().empty());
}
