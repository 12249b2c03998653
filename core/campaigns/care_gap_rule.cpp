#include "core/campaigns/care_gap_rule.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int firstAbsoluteYear = 1900;

std::optional<CareGapRule::Combine> combineFromCode(QStringView code)
{
    return code == QLatin1String("all") ? std::optional(CareGapRule::Combine::All)
        : code == QLatin1String("any")  ? std::optional(CareGapRule::Combine::Any)
                                        : std::nullopt;
}

ExamGap gapOf(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("exams"), QLatin1String("years")});
    ExamGap gap;
    for (const ResourceNode& exam : node.at(QLatin1String("exams")).items()) {
        gap.exams.push_back(exam.oneOf(&examKindFromCode, expected::exam));
    }
    for (const ResourceNode& year : node.at(QLatin1String("years")).items()) {
        gap.years.push_back(year.integer(-30, 2200));
        if (gap.years.back() > 0 && gap.years.back() < firstAbsoluteYear) {
            year.expected(expected::year);
        }
    }
    if (gap.exams.empty() || gap.years.empty()) {
        node.expected(expected::examAndYear);
    }
    return gap;
}

} // namespace

bool fillsGap(const ExamGap& gap, int examYear, int referenceYear)
{
    return std::any_of(gap.years.begin(), gap.years.end(),
        [&](int year) { return examYear >= (year >= firstAbsoluteYear ? year : referenceYear + year); });
}

CareGapRule careGapFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("combine"), QLatin1String("gaps")});
    CareGapRule rule;
    rule.combine = node.at(QLatin1String("combine")).oneOf(&combineFromCode, expected::allOrAny);
    for (const ResourceNode& gap : node.at(QLatin1String("gaps")).items()) {
        rule.gaps.push_back(gapOf(gap));
    }
    if (rule.gaps.empty()) {
        node.expected(expected::someGap);
    }
    return rule;
}

} // namespace relais
