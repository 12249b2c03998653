#include "core/programmes/cohort_json.h"

#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace relais;

TEST_CASE("phone cohorts are read as they are written, and nothing else is", "[programmes][cohort]")
{
    CohortRun run;
    run.id = test::sampleId<CohortRunId>(3);
    run.pathway = QStringLiteral("sophia-diabetes");
    run.cause = CohortRun::Cause::Agent;
    run.said = {1250, 60};
    run.askedAt = instantFromText(u"2026-11-29T09:00:00Z").value();
    run.state = CohortRun::State::Done;
    run.endedAt = instantFromText(u"2026-11-29T09:00:04Z").value();
    run.capacity = 5100;
    run.before = 4700;
    run.after = 4845;
    run.entered = 150;
    run.left = 5;
    const auto read = cohortRunFromJson(toJson(run));
    REQUIRE(read);
    CHECK(*read == run);
    // Who asked stays at the server.
    CohortRun asked = run;
    asked.agent = test::sampleId<AgentId>(9);
    CHECK(cohortRunFromJson(toJson(asked)).value() == run);

    const CohortRequest request{run.id, run.pathway, 1250, 60};
    CHECK(cohortRequestFromJson(toJson(request)).value() == request);

    CohortRun open = run;
    open.state = CohortRun::State::Open;
    open.endedAt.reset();
    open.said = {};
    open.cause = CohortRun::Cause::Daily;
    for (const PhoneCohorts& cohorts : {PhoneCohorts{}, PhoneCohorts{QTime(3, 0), {{run.pathway, run, open}}},
             PhoneCohorts{std::nullopt, {{run.pathway, std::nullopt, std::nullopt}}}}) {
        const auto again = phoneCohortsFromJson(toJson(cohorts));
        REQUIRE(again);
        CHECK(*again == cohorts);
    }
    for (const char* wrong : {R"({"items":[{}]})", R"({"daily":"3","items":[]})", R"({"items":[{"pathway":"a","done":{}}]})",
             R"({"items":[],"name":"x"})"}) {
        INFO(wrong);
        CHECK_FALSE(phoneCohortsFromJson(QJsonDocument::fromJson(wrong).object()));
    }
    for (const char* wrong : {"id", "pathway", "nurse_hundredths", "every_days"}) {
        QJsonObject json = toJson(request);
        json.remove(QLatin1String(wrong));
        CHECK_FALSE(cohortRequestFromJson(json));
    }
}
