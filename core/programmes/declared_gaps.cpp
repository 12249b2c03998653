#include "core/programmes/declared_gaps.h"

#include "core/programmes/care_gap_rules.h"
#include "core/programmes/closed_gaps.h"

#include <algorithm>

namespace relais {

namespace {

/// `tell(attempt, exams)` for each call whose standing report declares some.
template <typename Tell>
void eachDeclaration(const PersonState& state, Tell tell)
{
    for (const AttemptRecord& attempt : state.history.attempts) {
        const auto closing = state.closings.find(attempt.id);
        const auto* closed = closing != state.closings.end() ? std::get_if<AttemptClosed>(&closing->second->body) : nullptr;
        if (!closed || !closed->report) {
            continue;
        }
        std::vector<Exam> exams = closed->report->exams;
        std::erase_if(exams, [](const Exam& exam) { return !exam.date || !exam.date->isValid(); });
        if (!exams.empty()) {
            tell(attempt, exams);
        }
    }
}

} // namespace

std::vector<Exam> declaredExams(const PersonState& state)
{
    std::vector<Exam> all;
    eachDeclaration(
        state, [&](const AttemptRecord&, const std::vector<Exam>& exams) { all.insert(all.end(), exams.begin(), exams.end()); });
    return all;
}

std::vector<ClosedGap> declaredClosings(
    const RuleBook& rules, const PersonState& state, const std::vector<Exam>& data, const QString& territory)
{
    std::vector<ClosedGap> all;
    if (!rules.programmes) {
        return all;
    }
    std::vector<Exam> declared;
    eachDeclaration(state, [&](const AttemptRecord& attempt, const std::vector<Exam>& exams) {
        const QDate on = rules.calendar.localTime(attempt.closedAt.value_or(attempt.startedAt), territory).date;
        std::vector<Exam> before = declared;
        std::copy_if(data.begin(), data.end(), std::back_inserter(before),
            [&](const Exam& exam) { return exam.date && *exam.date <= on; });
        std::vector<Exam> after = before;
        after.insert(after.end(), exams.begin(), exams.end());
        for (const ClosedGap& gap : closedGaps(careGapRules(*rules.programmes, on), before, after, on)) {
            if (std::find(all.begin(), all.end(), gap) == all.end()) {
                all.push_back(gap);
            }
        }
        declared.insert(declared.end(), exams.begin(), exams.end());
    });
    return all;
}

} // namespace relais
