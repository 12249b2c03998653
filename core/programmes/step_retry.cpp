#include "core/programmes/step_retry.h"

#include "core/queue/plan.h"

#include <algorithm>

namespace relais {

namespace {

int countedAttempts(const StepRecord& record, const OutcomeCatalogue& outcomes, const StepPlace& place)
{
    int counted = 0;
    QDate busyDay;
    for (const AttemptRecord* attempt : record.attempts) {
        if (!attempt->outcome || attempt->promise || !outcomes.spec(*attempt->outcome).counts) {
            continue;
        }
        const QDate day = place.calendar.localTime(attempt->startedAt, place.territory).date;
        if (*attempt->outcome == OutcomeCode::Busy) {
            // A day's series of engaged tones is one try.
            if (busyDay == day) {
                continue;
            }
            busyDay = day;
        }
        ++counted;
    }
    return counted;
}

} // namespace

StepRetry retryOf(const Protocol& protocol, const ProtocolStep& step, const StepRecord& record, const StepTiming& timing,
    const OutcomeCatalogue& outcomes, const MemberFacts& member, const StepPlace& place)
{
    StepRetry retry;
    retry.counted = countedAttempts(record, outcomes, place);
    retry.due = timing.due;
    if (retry.counted >= step.maxAttempts) {
        retry.spent = true;
        return retry;
    }
    CampaignSpec rules;
    rules.code = CampaignCode{protocol.pathway};
    rules.purpose = protocol.purpose;
    rules.retry.attemptsPerCycle = step.maxAttempts;
    rules.nextCallAfter = std::chrono::days(1);
    ContactHistory history;
    history.isMember = true;
    history.numbers = member.numbers.empty() ? std::vector<PhoneNumber>{PhoneNumber{}} : member.numbers;
    history.attempts.reserve(record.attempts.size());
    for (const AttemptRecord* attempt : record.attempts) {
        history.attempts.push_back(*attempt);
        history.attempts.back().campaign = rules.code;
    }
    EntryFacts entry;
    entry.campaign = rules.code;
    entry.territory = place.territory;
    entry.centre = place.centre;
    entry.enteredAt = timing.due.from;
    const EntryPlan plan = planEntry(rules, outcomes, place.calendar, entry, history);
    if (plan.state == PlanState::Done) {
        retry.spent = true;
        return retry;
    }
    retry.suspended = plan.state == PlanState::Suspended;
    // A call made before its time does not bring the next one before it either.
    retry.due = plan.due.from < timing.due.from ? timing.due : plan.due;
    return retry;
}

} // namespace relais
