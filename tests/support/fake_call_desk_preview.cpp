#include "tests/support/fake_call_desk.h"

#include "core/base/promised.h"
#include "core/calls/outcome_catalogue.h"

#include <algorithm>

namespace relais::test {

// What follows an outcome, in a few strokes: the real rules are proven elsewhere.
NextStepPreview FakeCallDesk::preview(const CloseRequest& request) const
{
    NextStepPreview step;
    const auto outcomes = OutcomeCatalogue::shipped();
    const OutcomeSpec& spec = outcomes->spec(request.outcome);
    const QDate today(2026, 11, 3);
    const auto planned = [&](QDate date, int from, int until) {
        step.localDate = date;
        step.localFrom = QTime(from, 0);
        step.localUntil = QTime(until, 0);
        step.due = Window{m_clock.now(), m_clock.now() + std::chrono::hours(3)};
    };
    if (!request.marks.empty()) {
        step.done = true;
        step.doneCode = QStringLiteral("withdrawn");
        return step;
    }
    if (request.outcome == OutcomeCode::Fruitful && (!request.report || !request.report->isComplete())) {
        step.missing = ErrorCode::ReportMissing;
        return step;
    }
    const auto& joins = state().contact ? state().contact->joins : std::nullopt;
    if (request.outcome == OutcomeCode::Enrolled && joins
        && std::any_of(joins->consents.begin(), joins->consents.end(),
            [&](const ConsentSpec& one) { return one.required && !request.consents.contains(one.code); })) {
        step.joining = JoiningObstacle::ConsentMissing;
        step.missing = ErrorCode::InvalidInput;
        return step;
    }
    if (spec.asks == OutcomeQuestion::When && !request.callback) {
        step.missing = ErrorCode::InvalidInput;
        return step;
    }
    if (request.callback) {
        step.promise = true;
        planned(today.addDays(2), 14, 17);
        return step;
    }
    switch (spec.then) {
    case FollowUp::NextByProtocol: planned(QDate(2027, 1, 12), 9, 11); break;
    case FollowUp::AfterDelay:
    case FollowUp::SameDayOnce: planned(today, 10, 11); break;
    case FollowUp::NextNumberElseLetter:
        step.done = true;
        step.letter = QStringLiteral("verify_number");
        break;
    case FollowUp::Close:
    case FollowUp::ToLead:
        step.done = true;
        step.doneCode = codeOf(request.outcome);
        break;
    case FollowUp::KeepPlan: break;
    case FollowUp::Promise:
    case FollowUp::NextCycle:
    case FollowUp::OtherHalfDay:
    case FollowUp::AgainWithHelp:
    case FollowUp::SuspendUntil:
    case FollowUp::Reminder:
    case FollowUp::OneMoreCall: planned(today.addDays(2), 14, 17); break;
    }
    return step;
}

QFuture<Result<std::vector<ListedConflict>>> FakeCallDesk::conflicts()
{
    if (const auto error = takeError()) {
        return answered<std::vector<ListedConflict>>(failure(*error));
    }
    if (m_state.sync.state == SyncState::Offline) {
        return answered<std::vector<ListedConflict>>(failure(ErrorCode::Unreachable));
    }
    return answered<std::vector<ListedConflict>>(conflictsListed);
}

} // namespace relais::test
