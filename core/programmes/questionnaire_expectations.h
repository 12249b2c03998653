#pragma once

#include "core/base/expectation.h"

namespace relais::expected {

// What is expected of a questionnaire's file. The French of each stands in ui/words/fault_words.cpp.
inline constexpr Expectation questionType{"question_type", "choice, number, flag or day"};
inline constexpr Expectation choiceOnce{"choice_once", "each choice once"};
inline constexpr Expectation someChoices{"some_choices", "2 to 9 choices, a key each"};
inline constexpr Expectation aboveLowest{"above_lowest", "more than the lowest"};
inline constexpr Expectation aboveBand{"above_band", "more than the band before"};
inline constexpr Expectation earlierQuestions{
    "earlier_questions", "earlier questions that everybody is asked, and choices that they have"};
inline constexpr Expectation freeName{"free_name", "a name that is no attribute set by the programme"};
inline constexpr Expectation levelHere{"level_here", "%1"};
inline constexpr Expectation twoLevels{"two_levels", "where moderate and high begin"};
inline constexpr Expectation levelName{"level_name", "moderate or high"};
inline constexpr Expectation lowestOrHighest{"lowest_or_highest", "lowest or highest"};
inline constexpr Expectation questionOnce{"question_once", "each question once"};
inline constexpr Expectation noPoints{"no_points", "no points without a scoring"};
inline constexpr Expectation questionCount{"question_count", "1 to %1 questions"};
inline constexpr Expectation allSeconds{"all_seconds", "at least the seconds of all questions together"};

inline constexpr std::array questionnaires{questionType, choiceOnce, someChoices, aboveLowest, aboveBand, earlierQuestions,
    freeName, levelHere, twoLevels, levelName, lowestOrHighest, questionOnce, noPoints, questionCount, allSeconds};

} // namespace relais::expected
