#include "core/programmes/questionnaire.h"

#include <algorithm>
#include <numeric>

namespace relais {

bool Question::accepts(std::int64_t value, QDate today) const
{
    switch (type) {
    case Type::Choice: return value >= 0 && value < choices.size();
    case Type::Number: return value >= lowest && value <= highest;
    case Type::Flag: return value == 0 || value == 1;
    case Type::Day: return value >= today.addYears(-yearsBack).toJulianDay() && value <= today.toJulianDay();
    }
    return false;
}

int Question::pointsOf(std::int64_t value) const
{
    switch (type) {
    case Type::Choice:
        return value >= 0 && value < static_cast<std::int64_t>(choicePoints.size())
            ? choicePoints[static_cast<std::size_t>(value)]
            : 0;
    case Type::Number: {
        int points = 0;
        for (const PointBand& band : bands) {
            points = value >= band.from ? band.points : points;
        }
        return points;
    }
    case Type::Flag: return value == 1 ? yesPoints : 0;
    case Type::Day: break;
    }
    return 0;
}

namespace {

/// Every number of points that some answer gives.
std::vector<int> possiblePoints(const Question& question)
{
    switch (question.type) {
    case Question::Type::Choice: return question.choicePoints;
    case Question::Type::Flag: return {0, question.yesPoints};
    case Question::Type::Number: {
        std::vector<int> all{question.pointsOf(question.lowest)};
        for (const PointBand& band : question.bands) {
            all.push_back(band.points);
        }
        return all;
    }
    case Question::Type::Day: break;
    }
    return {0};
}

} // namespace

int Question::leastPoints() const
{
    const auto all = possiblePoints(*this);
    return all.empty() ? 0 : *std::min_element(all.begin(), all.end());
}

int Question::mostPoints() const
{
    const auto all = possiblePoints(*this);
    return all.empty() ? 0 : *std::max_element(all.begin(), all.end());
}

std::optional<std::size_t> Questionnaire::indexOf(QStringView question) const
{
    const auto at = std::find_if(questions.begin(), questions.end(), [&](const Question& one) { return one.code == question; });
    return at != questions.end() ? std::optional(static_cast<std::size_t>(at - questions.begin())) : std::nullopt;
}

int Questionnaire::requiredCount() const
{
    return static_cast<int>(std::count_if(questions.begin(), questions.end(), [](const Question& one) { return one.required; }));
}

int Questionnaire::questionSeconds() const
{
    return std::accumulate(questions.begin(), questions.end(), 0, [](int sum, const Question& one) { return sum + one.seconds; });
}

} // namespace relais
