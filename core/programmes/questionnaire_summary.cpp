#include "core/programmes/questionnaire_summary.h"

#include <algorithm>

namespace relais {

QuestionnaireSummary summaryOf(const std::vector<QuestionnaireMeasure>& measures)
{
    std::vector<int> seconds;
    for (const QuestionnaireMeasure& one : measures) {
        if (one.completed) {
            seconds.push_back(one.seconds);
        }
    }
    QuestionnaireSummary summary{static_cast<int>(measures.size()), static_cast<int>(seconds.size()), std::nullopt};
    if (!seconds.empty()) {
        const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>((seconds.size() - 1) / 2);
        std::nth_element(seconds.begin(), middle, seconds.end());
        summary.medianSeconds = *middle;
    }
    return summary;
}

} // namespace relais
