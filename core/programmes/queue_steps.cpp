#include "core/programmes/queue_steps.h"

#include "core/programmes/pathway_end.h"
#include "core/programmes/queue_faults.h"
#include "core/programmes/step_ledger.h"

#include <algorithm>

namespace relais {

namespace {

/// A queue hands out the calls of those who are handed its people, and no other.
bool isCallOfQueue(const ProtocolStep& step, const CampaignSpec& queue)
{
    const auto caller = callerOf(step);
    return caller && queue.isCalledBy(*caller);
}

QString taskOf(const ProtocolStep& step)
{
    return !step.task                                                 ? QString()
        : step.task->missing == StepTask::Missing::DischargeConfirmed ? QStringLiteral("discharge_unconfirmed")
                                                                      : QStringLiteral("no_appointment");
}

/// What a planned step is counted from.
std::optional<Instant> anchorOf(const PlannedStep& planned)
{
    for (const StepReason& reason : planned.reasons) {
        if (reason.code == StepReason::Code::Anchor) {
            return reason.at;
        }
    }
    return std::nullopt;
}

/// The earlier one first. But a task that is due while the other may still be done outweighs it: one call is for both, and a task stands at
/// the head of the queue (domain reference §4).
bool comesFirst(const PlannedStep& planned, const ProtocolStep& step, const std::optional<StepCall>& known)
{
    if (!known) {
        return true;
    }
    const bool task = step.task.has_value();
    if (task != known->task.isEmpty()) {
        return planned.due.from < known->due.from;
    }
    return task ? planned.due.from < std::max(known->window.until, known->due.until)
                : std::max(planned.window.until, planned.due.until) <= known->due.from;
}

/// The call that this schedule wants next; `letter`: what the one before it owes. Two cycles in a row that nobody answered: the number is to be
/// verified (domain reference §4).
std::optional<StepCall> nextCall(
    const Membership& member, const std::vector<PlannedStep>& schedule, const CampaignSpec& queue, const StepLedger& ledger)
{
    std::optional<StepCall> next;
    const PlannedStep* spent = nullptr; // the last one that nobody answered
    std::optional<Instant> lastDone;
    std::vector<Instant> spentAt;
    for (const PlannedStep& planned : schedule) {
        const ProtocolStep& step = member.protocol->steps[planned.step];
        if (!isCallOfQueue(step, queue)) {
            continue;
        }
        if (planned.state == StepState::Done) {
            lastDone = lastDone ? std::max(*lastDone, *planned.doneAt) : planned.doneAt;
        } else if (planned.state == StepState::Dropped) {
            if (planned.why != QLatin1String("cap_reached")) {
                continue;
            }
            spentAt.push_back(planned.due.from);
            if (!spent || spent->due.from < planned.due.from) {
                spent = &planned;
            }
        } else if (planned.state != StepState::Waiting && (!planned.why.isEmpty() || planned.due != Window{})
            && comesFirst(planned, step, next)) {
            if (planned.state == StepState::Suspended && !planned.why.isEmpty()) {
                continue; // until somebody says that she is home again
            }
            next = StepCall{member.protocol->pathway, step.code, planned.occurrence, planned.due, planned.window,
                planned.attempts, step.maxAttempts - planned.attempts, planned.state == StepState::Suspended, taskOf(step),
                anchorOf(planned), {}};
        }
    }
    // After a child's death nothing is written to her any more: only the adviser goes on.
    const bool silent = ledger.stop() && ledger.stop()->advisersGoOn;
    if (next && spent && !silent && (!lastDone || *lastDone < spent->due.from)) {
        const auto cycles =
            std::count_if(spentAt.begin(), spentAt.end(), [&](Instant at) { return !lastDone || *lastDone < at; });
        next->letter = cycles < 2 ? QStringLiteral("unreachable") : QStringLiteral("verify_number");
    }
    return next;
}

/// She left the pathway. That its time is over breaks no promise.
bool hasLeft(const StepLedger& ledger)
{
    return ledger.stands(ExitCause::Withdrawal) || ledger.stands(ExitCause::Refusal);
}

} // namespace

EntryFacts withPathways(EntryFacts entry, const RuleBook& rules, const ContactHistory& history, std::optional<Instant> now)
{
    if (!rules.programmes || history.pathways.empty()) {
        return entry;
    }
    if (const auto asked = invitationAskedFor(*rules.programmes, history); asked && asked->campaign == entry.campaign) {
        entry.physicianRequest = true;
        entry.enteredAt = std::max(entry.enteredAt, asked->askedAt);
    }
    static const CampaignSpec unknown; // its file is gone: nothing is planned by it
    const CampaignSpec* found = rules.campaign(entry.campaign);
    const CampaignSpec& queue = found != nullptr ? *found : unknown;
    for (const Membership& member : membershipsOf(*rules.programmes, rules.calendar, history, entry.territory, entry.centre)) {
        if (member.protocol->queue != entry.campaign) {
            continue;
        }
        const StepLedger ledger(*member.protocol, member.facts);
        entry.leftPathways = hasLeft(ledger) && (!entry.onPathway || entry.leftPathways);
        entry.inHospital = ledger.suspension() != nullptr && (!entry.onPathway || entry.inHospital);
        entry.onPathway = true;
        if (now && isTimeOver(*member.protocol, ledger, rules.calendar, entry.territory, *now)) {
            continue; // a call that was due before its end is not made good behind it
        }
        // Whether it is due or late is the clock's; the dates are not.
        const auto schedule = nextSteps(*member.protocol, rules.outcomes, rules.calendar, member.facts, member.joinedAt);
        const auto next = nextCall(member, schedule, queue, ledger);
        if (next && (!entry.step || next->due.from < entry.step->due.from)) {
            entry.step = next;
        }
    }
    return entry;
}

} // namespace relais
