#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/campaigns/target_column.h"
#include "core/people/exam.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace relais {

/// One half of a care gap: these exams, none of them dated in these years.
struct ExamGap {
    std::vector<ExamKind> exams;
    std::vector<int> years; ///< 0 is the year of the reference date, −1 the one before; 1900 and more: that very year
    bool operator==(const ExamGap&) const = default;
};

/// Several gaps, and whether all or one of them make a care gap. The lists and the and/or are the campaign's choice.
struct CareGapRule {
    enum class Combine { All, Any };
    std::vector<ExamGap> gaps;
    Combine combine = Combine::All;
    bool operator==(const CareGapRule&) const = default;
};

/// Whom a campaign asks: the section "targeting" of resources/campaigns/CODE.json. A criterion that is absent is not applied.
struct TargetCriteria {
    std::optional<int> minimumAge;
    std::optional<int> ageBelow;
    std::vector<int> schemes;       ///< accepted ones, 1 to 99; empty: any
    bool longTermCondition = false; ///< at least one is needed
    bool treatingDoctor = false;
    std::optional<int> minimumDeliveries;
    std::optional<int> minimumLetters;
    bool notEnrolled = false;
    bool notRefused = false;
    bool notDeceased = false;
    std::optional<CareGapRule> careGap;

    /// Columns without which a list cannot be read: those that make a person, and each that a criterion reads.
    TargetColumns neededColumns() const;

    /// A whole campaign file. Errors name file, path and what was expected there.
    static Result<TargetCriteria> fromJson(const QByteArray& json, const QString& fileName);
    /// Of a campaign that ships with Relais. NotFound: no such campaign.
    static Result<TargetCriteria> shipped(const CampaignCode& code);
    bool operator==(const TargetCriteria&) const = default;
};

} // namespace relais
