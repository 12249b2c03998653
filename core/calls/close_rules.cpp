#include "core/calls/close_rules.h"

#include "core/outbox/fact.h"

#include <algorithm>

namespace relais {

std::optional<OutcomeCode> proposedOutcome(LineCause cause)
{
    switch (cause) {
    case LineCause::Busy: return OutcomeCode::Busy;
    case LineCause::NoAnswer:
    case LineCause::Rejected: return OutcomeCode::NoAnswer;
    case LineCause::Machine: return OutcomeCode::AnsweringMachine;
    case LineCause::InvalidNumber: return OutcomeCode::NumberNotInService;
    case LineCause::Network:
    case LineCause::Cancelled: return OutcomeCode::NotEstablished;
    case LineCause::Completed:
    case LineCause::HandedOver:
    case LineCause::Unknown: break;
    }
    return std::nullopt;
}

std::optional<ErrorCode> missingFrom(const CloseRequest& request, const OutcomeSpec& outcome, std::size_t numbers)
{
    const bool windowIsGood = !request.callback || request.callback->from < request.callback->until;
    switch (outcome.asks) {
    case OutcomeQuestion::Report:
        if (!request.report || !request.report->isComplete()) {
            return ErrorCode::ReportMissing;
        }
        break;
    case OutcomeQuestion::When:
        if (!request.callback) {
            return ErrorCode::InvalidInput;
        }
        break;
    case OutcomeQuestion::WhichNumber:
        if (!request.badNumber && numbers > 1) {
            return ErrorCode::InvalidInput;
        }
        break;
    case OutcomeQuestion::UntilDate:
        if (!request.until || !request.until->isValid()) {
            return ErrorCode::InvalidInput;
        }
        break;
    case OutcomeQuestion::Nothing:
    case OutcomeQuestion::Consents: // of what she joins: joiningObstacle
    case OutcomeQuestion::Help: break;
    }
    return windowIsGood ? std::nullopt : std::optional(ErrorCode::InvalidInput);
}

std::optional<ErrorCode> notYetTrue(const OutcomeSpec& outcome, IdentityCheck identity, bool noticeNeeded)
{
    if (!outcome.discloses) {
        return std::nullopt;
    }
    if (identity != IdentityCheck::Confirmed) {
        return ErrorCode::IdentityMissing;
    }
    return noticeNeeded ? std::optional(ErrorCode::NoticeMissing) : std::nullopt;
}

std::vector<FactBody> closingBodies(const CloseRequest& request, const ClosingInput& input)
{
    const bool numberIsBad = request.outcome == OutcomeCode::WrongNumber || request.outcome == OutcomeCode::NumberNotInService;
    const auto bad = numberIsBad ? (request.badNumber ? request.badNumber : input.dialled) : std::nullopt;
    AttemptClosed closed;
    closed.attempt = input.attempt;
    closed.campaign = input.campaign;
    closed.outcome = request.outcome;
    closed.identity = input.identity;
    closed.lineCause = input.cause;
    closed.talk = input.talk;
    closed.wrapUp = input.wrapUp;
    closed.badNumber = bad;
    closed.until = request.outcome == OutcomeCode::InCare ? request.until : std::nullopt;
    closed.help = request.help.left(120);
    closed.note = input.note.left(2000);
    if (request.report && request.report->isComplete()) {
        closed.report = withinLimits(*request.report);
    }
    std::vector<FactBody> bodies{closed};
    if (bad) {
        bodies.emplace_back(NumberMarked{bad->e164, false});
    }
    for (MarkSet mark : request.marks) {
        mark.attempt = input.attempt;
        mark.saidBy = mark.saidBy.left(80);
        bodies.emplace_back(std::move(mark));
    }
    if (request.callback) {
        bodies.emplace_back(PromiseMade{input.campaign, input.entry, *request.callback,
            request.callbackIsMine ? std::optional(input.agent) : std::nullopt, request.callbackReason.left(120), input.attempt});
    }
    bodies.insert(bodies.end(), input.pathways.begin(), input.pathways.end());
    return bodies;
}

NextStepPreview previewOf(const EntryPlan& plan, const QString& territory, const Calendar& calendar)
{
    NextStepPreview preview;
    preview.done = plan.state == PlanState::Done;
    preview.doneCode = plan.doneCode;
    preview.letter = plan.letter;
    preview.slot = plan.slot;
    preview.territory = territory;
    preview.promise = plan.promise.has_value();
    if (!preview.done) {
        const Window shown = plan.planned.value_or(plan.due);
        preview.due = shown;
        const LocalTime from = calendar.localTime(shown.from, territory);
        preview.localDate = from.date;
        preview.localFrom = from.time;
        preview.localUntil = calendar.localTime(shown.until, territory).time;
    }
    return preview;
}

CallReport withinLimits(CallReport report)
{
    report.promised.truncate(200);
    report.socialNeeds.truncate(200);
    report.freeText.truncate(500);
    std::erase_if(report.goals, [](const Goal& goal) { return goal.wording.trimmed().isEmpty(); });
    for (Goal& goal : report.goals) {
        goal.wording.truncate(200);
    }
    return report;
}

} // namespace relais
