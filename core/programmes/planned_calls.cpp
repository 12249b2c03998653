#include "core/programmes/planned_calls.h"

#include <algorithm>

namespace relais {

namespace {
constexpr int mostCalls = 10'000'000;
}

int PlannedCalls::calledOn(QStringView pathway) const
{
    const auto at = std::find_if(pathways.begin(), pathways.end(), [&](const OfPathway& one) { return one.pathway == pathway; });
    return at != pathways.end() ? at->called : 0;
}

std::vector<int> PlannedCalls::dueBeside(QStringView pathway) const
{
    std::vector<int> sum;
    for (const OfPathway& one : pathways) {
        if (one.pathway == pathway) {
            continue;
        }
        sum.resize(std::max(sum.size(), one.due.size()), 0);
        for (std::size_t week = 0; week < one.due.size(); ++week) {
            sum[week] = std::min(mostCalls, sum[week] + std::clamp(one.due[week], 0, mostCalls));
        }
    }
    return sum;
}

} // namespace relais
