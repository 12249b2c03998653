#include "core/programmes/cohort_json.h"

namespace relais {

namespace {

constexpr int pathwaysAtMost = 1000;
constexpr std::int64_t countAtMost = 10'000'000;
constexpr int longestInterval = 3660;

std::optional<std::int64_t> wide(const std::optional<int>& value)
{
    return value ? std::optional<std::int64_t>(*value) : std::nullopt;
}

std::optional<int> narrow(const std::optional<std::int64_t>& value)
{
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

CohortRun readRun(JsonReader& in)
{
    CohortRun run;
    run.id = in.id<CohortRunId>("id");
    run.pathway = in.codeText("pathway");
    run.cause = in.code("cause", &cohortCauseFromCode);
    run.said.nurseHundredths = narrow(in.optionalInteger("nurse_hundredths", 0, countAtMost));
    run.said.everyDays = narrow(in.optionalInteger("every_days", 1, longestInterval));
    run.askedAt = in.instant("asked_at");
    run.state = in.code("state", &cohortStateFromCode);
    run.endedAt = in.optionalInstant("ended_at");
    run.capacity = in.integer("capacity", 0, countAtMost);
    run.before = in.integer("before", 0, countAtMost);
    run.after = in.integer("after", 0, countAtMost);
    run.entered = in.integer("entered", 0, countAtMost);
    run.left = in.integer("left", 0, countAtMost);
    return run;
}

} // namespace

QJsonObject toJson(const CohortRequest& request)
{
    return JsonWriter()
        .id("id", request.id)
        .text("pathway", request.pathway)
        .integer("nurse_hundredths", request.nurseHundredths)
        .integer("every_days", request.everyDays)
        .done();
}

Result<CohortRequest> cohortRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    CohortRequest request;
    request.id = in.id<CohortRunId>("id");
    request.pathway = in.codeText("pathway");
    request.nurseHundredths = static_cast<int>(in.integer("nurse_hundredths", 0, countAtMost));
    request.everyDays = static_cast<int>(in.integer("every_days", 1, longestInterval));
    return in.result(std::move(request));
}

QJsonObject toJson(const CohortRun& run)
{
    return JsonWriter()
        .id("id", run.id)
        .text("pathway", run.pathway)
        .text("cause", codeOf(run.cause))
        .integer("nurse_hundredths", wide(run.said.nurseHundredths))
        .integer("every_days", wide(run.said.everyDays))
        .instant("asked_at", run.askedAt)
        .text("state", codeOf(run.state))
        .instant("ended_at", run.endedAt)
        .integer("capacity", run.capacity)
        .integer("before", run.before)
        .integer("after", run.after)
        .integer("entered", run.entered)
        .integer("left", run.left)
        .done();
}

Result<CohortRun> cohortRunFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    CohortRun run = readRun(in);
    return in.result(std::move(run));
}

QJsonObject toJson(const PhoneCohorts& cohorts)
{
    JsonWriter out;
    if (cohorts.daily) {
        out.time("daily", *cohorts.daily);
    }
    const auto write = [](const CohortRun& run) { return toJson(run); };
    return out
        .list("items", cohorts.pathways,
            [&](const PhoneCohorts::OfPathway& one) {
                return JsonWriter()
                    .text("pathway", one.pathway)
                    .object("done", one.done, write)
                    .object("open", one.open, write)
                    .done();
            })
        .done();
}

Result<PhoneCohorts> phoneCohortsFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    PhoneCohorts cohorts;
    if (in.has("daily")) {
        cohorts.daily = in.time("daily");
    }
    cohorts.pathways = in.list("items", pathwaysAtMost, [](JsonReader& item) {
        PhoneCohorts::OfPathway one;
        one.pathway = item.codeText("pathway");
        one.done = item.optionalObject("done", readRun);
        one.open = item.optionalObject("open", readRun);
        return one;
    });
    return in.result(std::move(cohorts));
}

} // namespace relais
