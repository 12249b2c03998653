// mayCall(): the question asked at the hand-out and again just before each dial.
#include "core/followups/promise_rules.h"
#include "core/queue/plan.h"
#include "core/queue/promise_plan.h"
#include "core/queue/retry_plan.h"
#include "core/queue/step_plan.h"

#include <algorithm>

namespace relais {

namespace {

CallPermission no(const QString& code, std::optional<Instant> nextAt = {})
{
    return {false, code, nextAt};
}

/// A busy line is left alone for the delay of its outcome, whichever campaign rang it.
std::optional<Instant> busyUntil(const PlanContext& context, Instant now)
{
    if (context.attempts.empty()) {
        return std::nullopt;
    }
    const AttemptRecord& last = *context.attempts.back();
    const OutcomeSpec* spec = context.specOf(last);
    if (!spec || spec->maxPerDay == 0 || last.direction == CallDirection::Inbound) {
        return std::nullopt;
    }
    const Instant until = PlanContext::endOf(last) + spec->delay;
    return now < until ? std::optional(until) : std::nullopt;
}

bool overAllReached(const PlanContext& context, Instant now)
{
    return !context.history.isMember && context.campaign.purpose == Purpose::ProgrammeInvitation
        && context.tally.overAllAt(context.local(now)) >= context.campaign.retry.attemptsOverAll;
}

CallPermission byHours(const PlanContext& context, Instant now, bool promised)
{
    const auto open = promised ? nextPromisedChance(context, now) : context.nextOpen(now);
    if (open == now) {
        return {true, QStringLiteral("ok"), {}};
    }
    const QDate date = context.local(now).date;
    const QString site = context.calendar.territoryOfCentre(context.entry.centre);
    const bool holiday = context.calendar.isHoliday(date, context.entry.territory)
        || context.calendar.isHoliday(context.calendar.localTime(now, site).date, site);
    return no(holiday ? QStringLiteral("holiday") : QStringLiteral("outside_hours"), open);
}

/// Whether the plan is over for a reason that a call may not override; empty: it is not.
QString doneCodeOf(const EntryPlan& plan)
{
    if (plan.state != PlanState::Done || plan.doneCode == QLatin1String("never_open")) {
        return {};
    }
    if (plan.doneCode == QLatin1String("refused") || plan.doneCode == QLatin1String("no_number")) {
        return plan.doneCode;
    }
    if (plan.doneCode == QLatin1String("number_wrong")) {
        return QStringLiteral("no_number");
    }
    const bool spent = plan.doneCode == QLatin1String("unreachable") || plan.doneCode == QLatin1String("number_unverified");
    return spent ? QStringLiteral("cap_reached") : QStringLiteral("done");
}

} // namespace

CallPermission mayCall(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history, Instant now)
{
    const PlanContext context(campaign, outcomes, calendar, entry, history);
    const QString stopped = stopCode(context);
    if (!stopped.isEmpty()) {
        const bool over = stopped == QLatin1String("enrolled") || stopped == QLatin1String("pathway_over");
        return no(over ? QStringLiteral("done") : stopped);
    }
    if (history.numbers.empty()) {
        return no(QStringLiteral("no_number"));
    }
    const AttemptRecord* deciding = decidingAttempt(context);
    if (deciding && deciding->outcome == OutcomeCode::Refused) {
        return no(QStringLiteral("refused"));
    }
    if (entry.inHospital) {
        return no(QStringLiteral("in_care"));
    }
    const auto promise = promisePlan(context);
    const bool promised = promise && ownerLaneFrom(promise->due, campaign.retry) <= now;
    if (const auto busy = busyUntil(context, now)) {
        return no(QStringLiteral("busy_pause"), promised ? busy : context.nextOpen(*busy));
    }
    if (!promised && entry.ineligible) {
        return no(QStringLiteral("done"), promise ? std::optional(promise->due.from) : std::nullopt);
    }
    if (!promised) {
        const EntryPlan plan = promise ? EntryPlan() : workPlan(context);
        const QString done = doneCodeOf(plan);
        if (!done.isEmpty()) {
            return no(done);
        }
        if (plan.state == PlanState::Suspended && now < plan.due.from) {
            return no(QStringLiteral("in_care"), plan.due.from);
        }
        if (overAllReached(context, now)) {
            return no(QStringLiteral("cap_reached"), promise ? std::optional(promise->due.from) : std::nullopt);
        }
        if (context.tally.countAt(now, campaign.retry, context.local(now)) >= campaign.retry.attemptsPerCycle) {
            const auto free = context.tally.capFreeAt(campaign.retry);
            return no(QStringLiteral("cap_reached"), free ? context.nextOpen(*free) : std::nullopt);
        }
    }
    return byHours(context, now, promised);
}

} // namespace relais
