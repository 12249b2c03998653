#pragma once

#include "core/base/resource_node.h"
#include "core/people/exam.h"

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

/// {"combine": "all", "gaps": [{"exams": ["dental"], "years": [-1, 0]}]}; what is wrong is noted in the node's problems.
CareGapRule careGapFrom(const ResourceNode& node);

} // namespace relais
