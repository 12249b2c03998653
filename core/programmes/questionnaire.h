#pragma once

#include "core/programmes/condition.h"
#include "core/programmes/risk_level.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace relais {

/// The most questions of one questionnaire, which is also the most answers of one that is stored.
constexpr std::size_t mostQuestions = 60;

/// From this value on, so many points; the last band that is reached counts alone.
struct PointBand {
    int from = 0;
    int points = 0;
    bool operator==(const PointBand&) const = default;
};

/// One question. An answer to it is one number: the index of the choice, 0 or 1, the number, or the Julian day. Points are never negative.
struct Question {
    enum class Type { Choice, Number, Flag, Day };
    QString code; ///< "age" and "cardiovascular_event" are the attributes of these names
    QString title;
    QString hint; ///< may be empty
    Type type = Type::Choice;
    QStringList choices; ///< codes, with titles and points beside them: 2 to 9
    QStringList choiceTitles;
    std::vector<int> choicePoints;
    QString unit;    ///< of a number, French
    int lowest = 0;  ///< of a number
    int highest = 0; ///< of a number, included
    std::vector<PointBand> bands;
    int yesPoints = 0; ///< of a flag
    int yearsBack = 0; ///< of a day: from so many years ago until today
    bool required = false;
    std::optional<Condition> when; ///< asks about earlier questions that everybody is asked
    int seconds = 0;               ///< how long it should take

    /// Whether such an answer can be: within the bounds, on that day.
    bool accepts(std::int64_t value, QDate today) const;
    int pointsOf(std::int64_t value) const;
    int leastPoints() const; ///< of any answer
    int mostPoints() const;
    bool operator==(const Question&) const = default;
};

/// Answers that give at least this level, whatever the points.
struct LevelOverride {
    Condition when;
    RiskLevel level = RiskLevel::High;
    bool operator==(const LevelOverride&) const = default;
};

/// From points to a level. A default of ours, to be validated by a medical officer: no medical score.
struct LevelScoring {
    int moderateFrom = 1;
    int highFrom = 2;
    std::vector<LevelOverride> overrides;
    bool unansweredCountsMost = false; ///< what stays unanswered counts as its worst answer; else as its best
    bool operator==(const LevelScoring&) const = default;
};

/// One version of a questionnaire of a programme. Read from resources/questionnaires; immutable, any thread.
struct Questionnaire {
    QString code;
    QString programme; ///< code
    QString title;
    QString version;
    QDate validFrom;
    std::optional<QDate> validUntil; ///< the last day
    QString notice;                  ///< where it comes from, said to whoever fills it in
    int targetSeconds = 0;           ///< for the whole of it
    bool resumable = false;          ///< may be left and taken up again: of a person who has consented already
    std::vector<Question> questions;
    std::optional<LevelScoring> scoring; ///< nothing: it sets no level

    bool isOpenOn(QDate day) const { return validFrom <= day && (!validUntil || day <= *validUntil); }
    std::optional<std::size_t> indexOf(QStringView question) const;
    int requiredCount() const;
    int questionSeconds() const; ///< the sum over all questions, follow-ups included
    bool operator==(const Questionnaire&) const = default;
};

} // namespace relais
