#pragma once

#include "core/people/exam.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace relais {

enum class TobaccoStatus { Never, Former, Stopped, Smoker };
QString codeOf(TobaccoStatus status); ///< "never", "former", "stopped", "smoker"
std::optional<TobaccoStatus> tobaccoStatusFromCode(QStringView code);

enum class GoalFamily { MoveBetter, EatBetter, CareBetter }; ///< mieux bouger, mieux manger, mieux se soigner
QString codeOf(GoalFamily family);                           ///< "move", "eat", "care"
std::optional<GoalFamily> goalFamilyFromCode(QStringView code);

enum class GoalProgress { Set, InProgress, Reached, Dropped };
QString codeOf(GoalProgress progress); ///< "set", "in_progress", "reached", "dropped"
std::optional<GoalProgress> goalProgressFromCode(QStringView code);

struct Goal {
    GoalFamily family = GoalFamily::CareBetter;
    QString wording; ///< ≤ 200 characters
    GoalProgress progress = GoalProgress::Set;
    std::optional<QDate> target = {}; ///< until when she means to have reached it
    bool operator==(const Goal&) const = default;
};

/// The report without which a fruitful call cannot be saved: at least one theme.
struct CallReport {
    QStringList themes;      ///< codes of the campaign file: "physical_activity"…
    std::vector<Exam> exams; ///< declared by the person
    std::optional<TobaccoStatus> tobacco;
    bool treatmentDifficulty = false;
    std::vector<Goal> goals;
    QStringList booklets; ///< codes of the booklets to send
    QString promised;     ///< what was promised, ≤ 200 characters
    bool feedbackToPhysician = false;
    QString freeText;         ///< ≤ 500 characters
    QString socialNeeds = {}; ///< as a hospital adviser hears of them, ≤ 200 characters
    bool isComplete() const { return !themes.isEmpty(); }
    bool operator==(const CallReport&) const = default;
};

} // namespace relais
