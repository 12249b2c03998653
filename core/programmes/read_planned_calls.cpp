#include "core/programmes/read_planned_calls.h"

#include <algorithm>
#include <map>

namespace relais {

namespace {
constexpr std::int64_t countAtMost = 10'000'000;

int counted(std::int64_t count)
{
    return static_cast<int>(std::min(count, countAtMost));
}
} // namespace

PlannedCalls readPlannedCalls(PathwayStore& pathways, const Calendar& calendar, const CentreId& centre, int nurses, Instant now)
{
    const QString territory = calendar.territoryOfCentre(centre);
    const QDate today = calendar.localTime(now, territory).date;
    PlannedCalls planned;
    planned.nurses = nurses;
    planned.from = today;
    const QDate first = today.addDays(1 - today.dayOfWeek());
    std::vector<Window> spans;
    spans.reserve(plannedWeeksAtMost);
    for (int week = 0; week < plannedWeeksAtMost; ++week) {
        const QDate monday = first.addDays(7 * week);
        spans.push_back({calendar.startOf(monday, territory), calendar.startOf(monday.addDays(7), territory)});
    }
    std::map<QString, PlannedCalls::OfPathway> found;
    const auto of = [&](const QString& pathway) -> PlannedCalls::OfPathway& {
        auto& one = found[pathway];
        one.pathway = pathway;
        return one;
    };
    for (const auto& [pathway, people] : pathways.peopleToCall()) {
        of(pathway).called = counted(people);
    }
    const auto due = pathways.callsDue(spans);
    for (std::size_t week = 0; week < due.size(); ++week) {
        for (const auto& [pathway, calls] : due[week]) {
            auto& weeks = of(pathway).due; // as many as there are calls in
            weeks.resize(week + 1, 0);
            weeks[week] = counted(calls);
        }
    }
    planned.pathways.reserve(found.size());
    for (auto& [pathway, one] : found) {
        planned.pathways.push_back(std::move(one));
    }
    return planned;
}

} // namespace relais
