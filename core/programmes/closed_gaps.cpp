#include "core/programmes/closed_gaps.h"

#include <algorithm>

namespace relais {

namespace {

bool isIn(const ExamGap& gap, const Exam& exam, QDate on)
{
    return exam.date && exam.date->isValid() && std::find(gap.exams.begin(), gap.exams.end(), exam.kind) != gap.exams.end()
        && fillsGap(gap, exam.date->year(), on.year());
}

bool isOpen(const ExamGap& gap, const std::vector<Exam>& exams, QDate on)
{
    return std::none_of(exams.begin(), exams.end(), [&](const Exam& exam) { return isIn(gap, exam, on); });
}

} // namespace

std::vector<ClosedGap> closedGaps(
    const CareGapRule& rule, const std::vector<Exam>& before, const std::vector<Exam>& after, QDate on)
{
    std::vector<ClosedGap> closed;
    for (const ExamGap& gap : rule.gaps) {
        if (!isOpen(gap, before, on)) {
            continue;
        }
        for (const Exam& exam : after) {
            const bool known =
                std::any_of(closed.begin(), closed.end(), [&](const ClosedGap& one) { return one.exam == exam.kind; });
            if (isIn(gap, exam, on) && !known) {
                closed.push_back({exam.kind, *exam.date, exam.source});
            }
        }
    }
    return closed;
}

std::vector<ClosedGap> closedGaps(
    const std::vector<CareGapRule>& rules, const std::vector<Exam>& before, const std::vector<Exam>& after, QDate on)
{
    std::vector<ClosedGap> all;
    for (const CareGapRule& rule : rules) {
        for (const ClosedGap& gap : closedGaps(rule, before, after, on)) {
            if (std::find(all.begin(), all.end(), gap) == all.end()) {
                all.push_back(gap);
            }
        }
    }
    return all;
}

} // namespace relais
