#include "core/programmes/planned_calls_json.h"

#include "core/base/json_writer.h"

namespace relais {

namespace {

constexpr int pathwaysAtMost = 1000;
constexpr int countAtMost = 10'000'000;

PlannedCalls::OfPathway readPathway(JsonReader& in)
{
    PlannedCalls::OfPathway one;
    one.pathway = in.codeText("pathway");
    one.called = static_cast<int>(in.integer("called", 0, countAtMost));
    one.due = in.list(
        "due", plannedWeeksAtMost, [](JsonReader& week) { return static_cast<int>(week.integer("calls", 0, countAtMost)); });
    return one;
}

} // namespace

QJsonObject toJson(const PlannedCalls& calls)
{
    return JsonWriter()
        .date("from", calls.from)
        .integer("nurses", calls.nurses)
        .list("pathways", calls.pathways,
            [](const PlannedCalls::OfPathway& one) {
                return JsonWriter()
                    .text("pathway", one.pathway)
                    .integer("called", one.called)
                    .list("due", one.due, [](int due) { return JsonWriter().integer("calls", due).done(); })
                    .done();
            })
        .done();
}

Result<PlannedCalls> plannedCallsFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    PlannedCalls calls;
    calls.from = in.date("from");
    calls.nurses = static_cast<int>(in.integer("nurses", 0, countAtMost));
    calls.pathways = in.list("pathways", pathwaysAtMost, readPathway);
    return in.result(std::move(calls));
}

} // namespace relais
