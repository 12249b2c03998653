#pragma once

#include "core/programmes/answer_sheet.h"

namespace relais {

/// What the answers so far make: the level if everything still open were answered at best and at worst.
struct QuestionnaireScore {
    int leastPoints = 0;
    int mostPoints = 0;
    RiskLevel lowest = RiskLevel::Low;
    RiskLevel highest = RiskLevel::High;
    RiskLevel asAnswered = RiskLevel::Low; ///< with what is open as the file says (`unanswered`)

    bool isDecided() const { return lowest == highest; } ///< what is still open cannot matter any more
    bool operator==(const QuestionnaireScore&) const = default;
};

/// Nothing: the questionnaire sets no level. The order of the answers does not matter; an answer of more points never lowers the level.
/// Pure, total. An orientation that the file sets, to be validated by a medical officer: no medical score.
std::optional<QuestionnaireScore> scoreOf(const Questionnaire& questionnaire, const AnswerSheet& sheet);

/// Whether the question is asked, with these answers; Unknown: that depends on one that is still open.
Truth isAsked(const Question& question, const Attributes& answers);

} // namespace relais
