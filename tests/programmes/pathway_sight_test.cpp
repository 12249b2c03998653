#include "core/people/history_for_role.h"
#include "core/programmes/pathway_sight.h"
#include "core/queue/shipped_rules.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const Instant start = instantFromText(u"2026-10-01T09:00:00Z").value();

/// On Prado COPD and on Sophia diabetes, with a fruitful call for each, and data of both.
ContactHistory onBoth()
{
    ContactHistory history;
    std::int64_t seq = 0;
    const auto tell = [&](const char* pathway, PathwayBody body) {
        ++seq;
        history.pathways.push_back(
            {FactId(), start + std::chrono::hours(seq), DeskId(), seq, {QString::fromLatin1(pathway), std::move(body)}});
    };
    const auto call = [&](std::uint32_t n, const char* pathway, const char* step) {
        AttemptRecord attempt;
        attempt.id = sampleId<AttemptId>(n);
        attempt.campaign = {QStringLiteral("sophia-diabete")};
        attempt.startedAt = start + std::chrono::hours(24);
        attempt.outcome = OutcomeCode::Fruitful;
        history.attempts.push_back(attempt);
        tell(pathway, StepDialled{attempt.id, QString::fromLatin1(step), 1});
    };
    tell("prado-copd", PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    tell("prado-copd", AnchorSaid{AnchorKind::Discharge, start, true});
    tell("sophia-diabetes", PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
    call(1, "prado-copd", "call_d1");
    call(2, "sophia-diabetes", "first_call");
    history.attributes = {{QStringLiteral("exam_dental"), QDate(2026, 1, 1)}, {QStringLiteral("electronic_messages_prado"), true},
        {QStringLiteral("electronic_messages_sophia"), true}, {QStringLiteral("programme_prado"), true}};
    return history;
}

QStringList namesOf(const ContactHistory& history)
{
    QStringList names;
    for (const AttributeSaid& said : history.attributes) {
        names << said.name;
    }
    return names;
}

} // namespace

TEST_CASE("a hospital adviser keeps the hospital's pathway with its calls, and no word of the others", "[programmes][acts]")
{
    const DeskWorld world;
    const ContactHistory kept = historyFor(Role::HospitalAdviser, world.rules, onBoth());
    REQUIRE(kept.pathways.size() == 3);
    for (const PathwayRecord& record : kept.pathways) {
        CHECK(record.said.pathway == QLatin1String("prado-copd"));
    }
    CHECK(kept.attempts[0].outcome == OutcomeCode::Fruitful);
    CHECK(kept.attempts[1].outcome == OutcomeCode::Undecided); // reached: no more than that
    CHECK(namesOf(kept) == QStringList{QStringLiteral("electronic_messages_prado"), QStringLiteral("programme_prado")});
}

TEST_CASE("without programmes, or for whoever has no pathway to see, nothing of them is kept", "[programmes][acts]")
{
    DeskWorld world;
    for (const Role role : {Role::EnrolmentCaller, Role::CampaignLead, Role::TeamManager, Role::Sponsor, Role::Administrator}) {
        const ContactHistory kept = historyFor(role, world.rules, onBoth());
        CHECK(kept.pathways.empty());
        CHECK(kept.attributes.empty());
        CHECK(kept.attempts[0].outcome == OutcomeCode::Undecided);
        CHECK_FALSE(seesPathway(role, *world.rules.programmes, u"prado-copd"));
    }
    CHECK(historyFor(Role::NurseAdviser, world.rules, onBoth()) == onBoth());
    world.rules.programmes = nullptr;
    CHECK(historyFor(Role::HospitalAdviser, world.rules, onBoth()).pathways.empty());
}

TEST_CASE("what is said of a stay without network is sent once, and counts on this desk at once", "[desk][programmes][acts]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    const PathwaySaid joined{
        QStringLiteral("prado-copd"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}};
    const PathwaySaid home{QStringLiteral("prado-copd"), AnchorSaid{AnchorKind::Discharge, world.clock.now(), true}};
    REQUIRE(desk.get(desk.desk.record({joined, home})));
    desk.settle();
    CHECK(world.server.bodies<PathwaySaid>().empty());
    REQUIRE(desk.state().contact->history.pathways.size() == 2);
    CHECK(desk.state().contact->history.pathways.back().said == home);
    world.server.reachable = true;
    REQUIRE(desk.advanceUntil([&] { return world.server.bodies<PathwaySaid>().size() == 2; }));
    desk.desk.syncNow();
    desk.advance(std::chrono::minutes(2));
    CHECK(world.server.bodies<PathwaySaid>() == std::vector<PathwaySaid>{joined, home});
}
