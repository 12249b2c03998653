#include "core/campaigns/care_gap_rule.h"

namespace relais {

namespace {

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
        gap.exams.push_back(exam.oneOf(&examKindFromCode, QStringLiteral("dental, renal or eye_fundus")));
    }
    for (const ResourceNode& year : node.at(QLatin1String("years")).items()) {
        gap.years.push_back(year.integer(-30, 2200));
        if (gap.years.back() > 0 && gap.years.back() < 1900) {
            year.expected(QStringLiteral("0, -1, -2 and so on, or a year of four digits"));
        }
    }
    if (gap.exams.empty() || gap.years.empty()) {
        node.expected(QStringLiteral("at least one exam and one year"));
    }
    return gap;
}

} // namespace

CareGapRule careGapFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("combine"), QLatin1String("gaps")});
    CareGapRule rule;
    rule.combine = node.at(QLatin1String("combine")).oneOf(&combineFromCode, QStringLiteral("all or any"));
    for (const ResourceNode& gap : node.at(QLatin1String("gaps")).items()) {
        rule.gaps.push_back(gapOf(gap));
    }
    if (rule.gaps.empty()) {
        node.expected(QStringLiteral("at least one gap"));
    }
    return rule;
}

} // namespace relais
