#pragma once

#include "core/programmes/questionnaire_run.h"

namespace relais {

/// How a questionnaire is doing. Source: 40 % give up before the risk assessment (Vivoptim); watched by completion and median time.
struct QuestionnaireSummary {
    int begun = 0;
    int completed = 0;
    std::optional<int> medianSeconds; ///< of the completed ones; of an even number, the lower of the two in the middle

    std::optional<double> completion() const
    {
        return begun > 0 ? std::optional(static_cast<double>(completed) / begun) : std::nullopt;
    }
};

/// Pure. Whoever shows it keeps to the least number of people of a figure.
QuestionnaireSummary summaryOf(const std::vector<QuestionnaireMeasure>& measures);

} // namespace relais
