#pragma once

#include "core/programmes/questionnaire_answers.h"
#include "core/programmes/questionnaire_file.h"

#include <catch2/catch.hpp>

#include <random>

namespace relais::test {

inline const QDate questionnaireDay(2026, 11, 22);

inline Questionnaire shipped(const char* code)
{
    auto read = shippedQuestionnaire(QString::fromLatin1(code));
    REQUIRE(read);
    return *std::move(read);
}

/// Answers by the codes of question and answer.
inline void fill(const Questionnaire& questionnaire, AnswerSheet& sheet, const QuestionnaireAnswers& answers)
{
    REQUIRE(fillSheet(questionnaire, answers, questionnaireDay, sheet) == static_cast<int>(answers.size()));
}

/// Any answer that the question accepts.
inline std::int64_t anyAnswer(const Question& question, std::mt19937_64& random)
{
    const auto between = [&](std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random);
    };
    switch (question.type) {
    case Question::Type::Choice: return between(0, question.choices.size() - 1);
    case Question::Type::Number: return between(question.lowest, question.highest);
    case Question::Type::Flag: return between(0, 1);
    case Question::Type::Day:
        return between(questionnaireDay.addYears(-question.yearsBack).toJulianDay(), questionnaireDay.toJulianDay());
    }
    return 0;
}

} // namespace relais::test
