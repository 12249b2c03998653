#pragma once

#include "core/base/resource_node.h"
#include "core/people/exam.h"

#include <vector>

namespace relais {

/// One half of a care gap: these exams, none of them dated in these years or since.
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

/// Whether one of its exams that is dated in this year fills the gap: in the first year of the list, or since. Only the last exam of a kind is
/// known, so that one of this year hides the one before it; and what was done after the list is care all the same. Asked by eligibility,
/// conditions and closings alike. Pure, total: a list without a year is filled by nothing. Source: domain reference §3, care gap.
bool fillsGap(const ExamGap& gap, int examYear, int referenceYear);

namespace expected {

inline constexpr Expectation exam{"exam", "dental, renal or eye_fundus"};
inline constexpr Expectation year{"year", "0, -1, -2 and so on, or a year of four digits"};
inline constexpr Expectation examAndYear{"exam_and_year", "at least one exam and one year"};
inline constexpr Expectation allOrAny{"all_or_any", "all or any"};
inline constexpr Expectation someGap{"some_gap", "at least one gap"};
inline constexpr std::array careGaps{exam, year, examAndYear, allOrAny, someGap};

} // namespace expected

/// {"combine": "all", "gaps": [{"exams": ["dental"], "years": [-1, 0]}]}; what is wrong is noted in the node's problems.
CareGapRule careGapFrom(const ResourceNode& node);

} // namespace relais
