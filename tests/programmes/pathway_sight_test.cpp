#include "core/people/history_for_role.h"
#include "core/people/open_file.h"
#include "core/programmes/act_facts.h"
#include "core/programmes/pathway_acts.h"
#include "core/programmes/pathway_sight.h"
#include "tests/support/desk_harness.h"
#include "tests/support/test_centre.h"

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
    desk.desk.syncNow();
    desk.advance(std::chrono::seconds(40));
    CHECK(world.server.bodies<PathwaySaid>() == std::vector<PathwaySaid>{joined, home});
}

TEST_CASE("a hospital adviser opens a file, and what she says of the stay is taken in without a lease", "[programmes][acts]")
{
    TestCentre centre;
    auto adviser = centre.addDesk(Role::HospitalAdviser);
    const PersonId person = centre.addTarget();
    const auto say = [&](const PathwayBody& body) {
        return centre.upload(adviser, {centre.fact(adviser, person, PathwaySaid{QStringLiteral("prado-surgery"), body})})
            .at(0)
            .verdict;
    };
    REQUIRE(say(PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}) == FactVerdict::Accepted);
    const auto opened = [&](const AgentProfile& agent) {
        return centre.inUnit([&](CentralUnit& unit) { return openFile(unit, centre.rules, agent, person, {}).value(); });
    };
    const Instant now = centre.clock.now();
    const auto memberships = [&] {
        const OpenedFile file = opened(adviser.agent);
        return membershipsOf(
            *centre.rules.programmes, centre.rules.calendar, file.history, file.person.territory, adviser.agent.centre);
    };
    const auto members = memberships();
    REQUIRE(members.size() == 1);
    const auto acts =
        actsFor({*centre.rules.programmes, centre.rules.outcomes, centre.rules.calendar}, members[0], Role::HospitalAdviser, now);
    const QString& territory = members[0].facts.territory;
    for (const PathwayAct& act : acts) {
        // Each act that is offered is one that the server takes, with any answer that is not refused.
        ActInput input;
        input.day = centre.rules.calendar.localTime(act.allowed.from + std::chrono::hours(24), territory).date;
        input.hour = QTime(9, 0);
        const auto* attribute = std::get_if<AttributeAct>(&act.what);
        input.value = act.asks == ActAsks::Choice ? AttributeValue(attribute->choices.first()) : AttributeValue(true);
        input.text = QStringLiteral("Orthopédie");
        const auto bodies = factsOf(act, input, {centre.rules.calendar, territory, now});
        REQUIRE(bodies);
        CHECK(say(std::get<PathwaySaid>(bodies->back()).body) == FactVerdict::Accepted);
    }
    CHECK(acts.size() > 8);
    CHECK(opened(adviser.agent).history.pathways.size() == acts.size() + 1);
    auto caller = centre.addDesk(Role::EnrolmentCaller);
    CHECK(opened(caller.agent).history.pathways.empty());
}
