#pragma once

#include "core/campaigns/care_gap_rule.h"
#include "core/programmes/pathway_store.h"

namespace relais {

/// The exams that were missing by the rule and are not any more: what was known before and what is known now. `on`: the day of the knowledge,
/// whose year the rule counts from. Each with who says so: data and the person are never added together. Pure, total.
/// Source: domain reference §3, care gap; indicator 18.
/// Between two lists both sides are what data say, so that an exam that she had declared counts once more when data confirm it: under the
/// other source. Of several rules each exam once.
std::vector<ClosedGap> closedGaps(
    const std::vector<CareGapRule>& rules, const std::vector<Exam>& before, const std::vector<Exam>& after, QDate on);
std::vector<ClosedGap> closedGaps(
    const CareGapRule& rule, const std::vector<Exam>& before, const std::vector<Exam>& after, QDate on);

} // namespace relais
