#include "core/programmes/step_retry.h"

#include "core/queue/plan.h"

#include <algorithm>
#include <array>

namespace relais {

namespace {

int countedAttempts(const StepRecord& record, const OutcomeCatalogue& outcomes, const StepPlace& place)
{
    int counted = 0;
    int series = 0; // engaged tones in a row
    QDate seriesDay;
    for (const AttemptRecord* attempt : record.attempts) {
        if (!attempt->outcome || attempt->promise || attempt->direction != CallDirection::Outbound
            || !outcomes.spec(*attempt->outcome).counts) {
            continue;
        }
        const QDate day = place.local.dateOf(attempt->startedAt);
        const int most = outcomes.spec(*attempt->outcome).maxPerDay; // of engaged tones; 0: no such outcome
        // A day's engaged tones and what ends them are one try, as the queue counts (core/queue/attempt_tally.h).
        const bool goesOn = series > 0 && seriesDay == day;
        series = most > 0 ? (goesOn ? series : 0) + 1 : 0;
        series = series < most ? series : 0;
        seriesDay = day;
        if (!goesOn) {
            ++counted;
        }
    }
    return counted;
}

/// Names the promise of a step in the history that is planned from: a step has one live promise and its facts give it no name.
PromiseId livePromiseId()
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = 1;
    return PromiseId(Uuid(bytes));
}

bool isBad(const PhoneNumber& number, const StepRecord& record)
{
    bool bad = false;
    for (const AttemptRecord* attempt : record.attempts) {
        if (attempt->number == number && attempt->outcome) {
            bad = attempt->outcome == OutcomeCode::WrongNumber || attempt->outcome == OutcomeCode::NumberNotInService;
        }
    }
    return bad;
}

ContactHistory historyOf(const StepRecord& record, const MemberFacts& member, const CampaignCode& campaign)
{
    ContactHistory history;
    history.isMember = true;
    for (const PhoneNumber& number : member.numbers) {
        if (!isBad(number, record)) {
            history.numbers.push_back(number);
        }
    }
    if (member.numbers.empty()) {
        history.numbers.emplace_back(); // finding one is the work of whoever takes the step
    }
    history.attempts.reserve(record.attempts.size());
    for (const AttemptRecord* attempt : record.attempts) {
        history.attempts.push_back(*attempt);
        history.attempts.back().campaign = campaign;
        if (record.asked && attempt->promise) {
            const bool earlier = attempt->startedAt < record.askedAt;
            history.attempts.back().promise = earlier ? PromiseId() : livePromiseId();
        }
    }
    if (record.asked) {
        history.promises.push_back({livePromiseId(), campaign, *record.asked, std::nullopt, record.askedAt, false});
    }
    return history;
}

QString whyOf(const QString& doneCode)
{
    return doneCode == QLatin1String("refused")                                            ? QStringLiteral("refusal")
        : doneCode == QLatin1String("number_wrong") || doneCode == QLatin1String("unable") ? doneCode
        : doneCode == QLatin1String("unreachable") || doneCode == QLatin1String("number_unverified")
            || doneCode == QLatin1String("never_open")
        ? QStringLiteral("cap_reached")
        : QStringLiteral("closed_by_outcome");
}

/// The last try was an engaged tone, and the next one is due the same day: it is one try with what follows.
bool isInSeries(const StepRecord& record, Instant due, const StepPlace& place)
{
    const AttemptRecord& last = *record.attempts.back();
    const auto dayOf = [&](Instant at) { return place.local.dateOf(at); };
    return last.outcome == OutcomeCode::Busy && !last.promise && dayOf(due) == dayOf(last.startedAt);
}

} // namespace

StepRetry retryOf(const Protocol& protocol, const ProtocolStep& step, const StepRecord& record, const StepTiming& timing,
    const OutcomeCatalogue& outcomes, const MemberFacts& member, const StepPlace& place)
{
    StepRetry retry;
    retry.counted = countedAttempts(record, outcomes, place);
    retry.due = timing.due;
    const bool spent = retry.counted >= step.maxAttempts;
    const bool busy = record.attempts.back()->outcome == OutcomeCode::Busy && retry.counted == step.maxAttempts;
    if (spent && !record.asked && !busy) {
        retry.spent = true;
        retry.why = QStringLiteral("cap_reached");
        return retry;
    }
    CampaignSpec rules;
    rules.code = CampaignCode{protocol.pathway};
    rules.purpose = protocol.purpose;
    rules.retry.attemptsPerCycle = step.maxAttempts;
    rules.nextCallAfter = std::chrono::days(1);
    const ContactHistory history = historyOf(record, member, rules.code);
    EntryFacts entry;
    entry.campaign = rules.code;
    entry.territory = place.territory;
    entry.centre = place.centre;
    entry.enteredAt = timing.due.from;
    const EntryPlan plan = planEntry(rules, outcomes, place.calendar, entry, history);
    if (plan.promise) {
        retry.asked = true;
        retry.due = plan.due;
        return retry;
    }
    // A call made before its time does not bring the next one before it either.
    const Window due = plan.due.from < timing.due.from ? timing.due : plan.due;
    if (plan.state == PlanState::Done
        || (spent && !(busy && plan.state == PlanState::Open && isInSeries(record, due.from, place)))) {
        retry.spent = true;
        retry.why = plan.state == PlanState::Done ? whyOf(plan.doneCode) : QStringLiteral("cap_reached");
        return retry;
    }
    retry.suspended = plan.state == PlanState::Suspended;
    retry.due = due;
    if (retry.counted == 0 && retry.due.from < timing.due.until) {
        retry.due.until = std::min(retry.due.until, timing.due.until); // nothing was tried yet: the opening stays the step's own
    }
    return retry;
}

} // namespace relais
