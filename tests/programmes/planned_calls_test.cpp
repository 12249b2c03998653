#include "core/base/strict_json.h"
#include "core/programmes/frequency_load.h"
#include "core/programmes/planned_calls_json.h"
#include "core/programmes/read_planned_calls.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace relais;
using relais::test::TestCentre;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");
const QString asthma = QStringLiteral("sophia-asthma");

PlannedCalls::OfPathway of(const QString& pathway, int called, std::vector<int> due)
{
    return {pathway, called, std::move(due)};
}

/// Joins her now; what makes her callable is said with it.
void join(TestCentre& centre, test::TestDesk& desk, const QString& pathway, const PersonId& person)
{
    const auto answers = centre.upload(desk,
        {centre.fact(
             desk, person, PathwaySaid{pathway, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}}),
            centre.fact(desk, person, PathwaySaid{pathway, AttributeSaid{QStringLiteral("in_phone_cohort"), true}})});
    REQUIRE(answers.back().verdict == FactVerdict::Accepted);
}

} // namespace

TEST_CASE("a pathway's own calls do not stand beside its frequency", "[programmes][load]")
{
    struct Row {
        std::vector<PlannedCalls::OfPathway> pathways;
        QString but;
        std::vector<int> due;
    };
    const Row rows[] = {
        {{}, diabetes, {}},
        {{of(diabetes, 3, {2, 0, 1})}, diabetes, {}},
        {{of(diabetes, 3, {2, 0, 1})}, asthma, {2, 0, 1}},
        {{of(asthma, 1, {0, 4}), of(diabetes, 3, {2, 0, 1})}, QString(), {2, 4, 1}},
        {{of(asthma, 1, {10'000'000}), of(diabetes, 3, {1})}, QString(), {10'000'000}},
    };
    for (const Row& row : rows) {
        const PlannedCalls planned{QDate(2026, 11, 30), 1, row.pathways};
        CHECK(planned.dueBeside(row.but) == row.due);
    }
    const PlannedCalls planned{QDate(2026, 11, 30), 1, {of(diabetes, 3, {2})}};
    CHECK(planned.calledOn(diabetes) == 3);
    CHECK(planned.calledOn(asthma) == 0);
}

TEST_CASE("planned calls are read as they are written, and nothing else is", "[programmes][load]")
{
    const PlannedCalls planned{QDate(2026, 11, 30), 12, {of(asthma, 1, {}), of(diabetes, 3, {2, 0, 1})}};
    const auto read = plannedCallsFromJson(toJson(planned));
    REQUIRE(read);
    CHECK(*read == planned);
    for (const char* wrong : {R"({"nurses":1,"pathways":[]})", R"({"from":"2026-11-30","nurses":-1,"pathways":[]})",
             R"({"from":"2026-11-30","nurses":1,"pathways":[{"pathway":"a","called":1,"due":[{"calls":-1}]}]})",
             R"({"from":"2026-11-30","nurses":1,"pathways":[],"name":"x"})"}) {
        INFO(wrong);
        CHECK_FALSE(plannedCallsFromJson(QJsonDocument::fromJson(wrong).object()));
    }
}

TEST_CASE("a centre's planned calls are counted by pathway and week, the late ones in the first", "[programmes][load]")
{
    TestCentre centre(QStringLiteral("france"));
    auto desk = centre.addDesk(Role::NurseAdviser);
    for (int i = 0; i < 3; ++i) {
        join(centre, desk, diabetes, centre.addTarget());
    }
    const auto planned = [&] {
        return centre.inUnit([&](CentralUnit& unit) {
            return readPlannedCalls(unit.pathways, centre.rules.calendar, centre.centre, 7, centre.clock.now());
        });
    };
    const PlannedCalls at = planned();
    CHECK(at.from == QDate(2026, 11, 3)); // a Tuesday: its week is the first
    CHECK(at.nurses == 7);
    REQUIRE(at.pathways.size() == 1);
    CHECK(at.pathways[0].pathway == diabetes);
    CHECK(at.pathways[0].called == 3);
    // A week after the 3rd of November is the 10th: in the second week from the 2nd of November on.
    CHECK(at.pathways[0].due == std::vector<int>{0, 3});

    centre.clock.advance(std::chrono::hours(24 * 7));
    CHECK(planned().pathways.at(0).due == std::vector<int>{3});
    centre.clock.advance(std::chrono::hours(24 * 49));
    CHECK(planned().pathways.at(0).due == std::vector<int>{3});
}

TEST_CASE("calls that no nurse makes burden no nurse", "[programmes][load]")
{
    TestCentre centre(QStringLiteral("france"));
    auto desk = centre.addDesk(Role::HospitalAdviser);
    const PersonId person = centre.addTarget();
    const QString surgery = QStringLiteral("prado-surgery");
    const Instant now = centre.clock.now();
    const auto answers = centre.upload(desk,
        {centre.fact(
             desk, person, PathwaySaid{surgery, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), true}}),
            centre.fact(desk, person, PathwaySaid{surgery, AnchorSaid{AnchorKind::Discharge, now, true}})});
    REQUIRE(answers.back().verdict == FactVerdict::Accepted);
    const auto steps = centre.inUnit([&](CentralUnit& unit) { return unit.pathways.of(person).at(0).steps; });
    REQUIRE(std::any_of(steps.begin(), steps.end(),
        [](const StoredStep& step) { return step.state == StoredStep::State::Open && step.channel == StepChannel::Call; }));
    const auto planned = centre.inUnit([&](CentralUnit& unit) {
        return readPlannedCalls(unit.pathways, centre.rules.calendar, centre.centre, 1, centre.clock.now());
    });
    CHECK(planned.pathways.empty());
}

TEST_CASE("a published frequency is judged for those called on it, beside what is due to others", "[programmes][load]")
{
    const auto book = ProgrammeBook::shipped().value();
    const auto settings = CapacitySettings::shipped().value();
    const auto calendar = Calendar::shipped(QStringLiteral("france")).value();
    const QDate monday(2026, 11, 30);
    struct Row {
        const char* name;
        int nurses;
        std::vector<PlannedCalls::OfPathway> pathways;
        std::vector<std::pair<QString, bool>> above;
    };
    const Row rows[] = {
        {"nobody is called", 2, {}, {}},
        {"few people fit", 1, {of(diabetes, 100, {10})}, {{diabetes, false}}},
        {"many do not", 1, {of(diabetes, 1000, {10})}, {{diabetes, true}}},
        {"nobody calls", 0, {of(diabetes, 1, {})}, {{diabetes, true}}},
        {"what others have planned counts", 1, {of(asthma, 5, {600}), of(diabetes, 100, {})},
            {{diabetes, true}, {asthma, false}}},
        {"a pathway whose calls do not come again has no frequency", 1, {of(QStringLiteral("prado-surgery"), 9, {9})}, {}},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const PlannedCalls planned{monday, row.nurses, row.pathways};
        std::vector<std::pair<QString, bool>> told;
        const auto found = loadsInForce(book, planned, settings, calendar, {QStringLiteral("albi")}, monday);
        told.reserve(found.size());
        for (const FrequencyLoad& one : found) {
            told.emplace_back(one.pathway, one.load.above);
        }
        CHECK(told == row.above);
    }
    const PlannedCalls planned{monday, 1, {of(diabetes, 1000, {})}};
    const auto loads = loadsInForce(book, planned, settings, calendar, {QStringLiteral("albi")}, monday);
    REQUIRE(loads.size() == 1);
    CHECK(loads[0].everyDays == 60);
    CHECK(loads[0].version == u"2026-11");
    CHECK(loads[0].load.weeks.size() == static_cast<std::size_t>(settings.weeks));
}
