#include "core/programmes/questionnaire_score.h"

#include <algorithm>

namespace relais {

namespace {

RiskLevel levelOf(const LevelScoring& scoring, int points)
{
    return points >= scoring.highFrom ? RiskLevel::High : points >= scoring.moderateFrom ? RiskLevel::Moderate : RiskLevel::Low;
}

} // namespace

Truth isAsked(const Question& question, const Attributes& answers)
{
    // The conditions of a questionnaire know no care gap, the one thing that looks at the day.
    return question.when ? judge(*question.when, answers, QDate()) : Truth::Yes;
}

std::optional<QuestionnaireScore> scoreOf(const Questionnaire& questionnaire, const AnswerSheet& sheet)
{
    if (!questionnaire.scoring) {
        return std::nullopt;
    }
    const LevelScoring& scoring = *questionnaire.scoring;
    const BriefAttributes answers(questionnaire, sheet);
    QuestionnaireScore score;
    for (std::size_t i = 0; i < questionnaire.questions.size() && i < sheet.size(); ++i) {
        const Question& question = questionnaire.questions[i];
        const Truth asked = isAsked(question, answers.all());
        if (asked == Truth::No) {
            continue;
        }
        const auto value = sheet.at(i);
        // A follow-up that may yet not be asked at all can still count nothing.
        score.leastPoints += asked == Truth::Unknown ? 0 : value ? question.pointsOf(*value) : question.leastPoints();
        score.mostPoints += value && asked == Truth::Yes ? question.pointsOf(*value) : question.mostPoints();
    }
    score.lowest = levelOf(scoring, score.leastPoints);
    score.highest = levelOf(scoring, score.mostPoints);
    for (const LevelOverride& rule : scoring.overrides) {
        const Truth holds = judge(rule.when, answers.all(), QDate());
        score.lowest = holds == Truth::Yes ? std::max(score.lowest, rule.level) : score.lowest;
        score.highest = holds != Truth::No ? std::max(score.highest, rule.level) : score.highest;
    }
    score.asAnswered = scoring.unansweredCountsMost ? score.highest : score.lowest;
    return score;
}

} // namespace relais
