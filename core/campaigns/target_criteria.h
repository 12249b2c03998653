#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/campaigns/care_gap_rule.h"
#include "core/campaigns/target_column.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

namespace relais {

struct ProgrammeCriteria;

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
    std::shared_ptr<const ProgrammeCriteria>
        programme; ///< of the pathway that it leads to, see withProgramme; null: none is applied

    /// Columns without which a list cannot be read: those that make a person, and each that a criterion reads.
    TargetColumns neededColumns() const;

    /// A whole campaign file. Errors name file, path and what was expected there.
    static Result<TargetCriteria> fromJson(const QByteArray& json, const QString& fileName);
    /// Of a campaign that ships with Relais. NotFound: no such campaign.
    static Result<TargetCriteria> shipped(const CampaignCode& code);
    bool operator==(const TargetCriteria&) const = default;
};

} // namespace relais
