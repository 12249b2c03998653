#include "core/queue/retry_plan.h"

#include "core/queue/outcome_plan.h"
#include "core/queue/plan_parts.h"

#include <algorithm>

namespace relais {

namespace {

EntryPlan firstPlan(const PlanContext& context)
{
    const RetryRules& rules = context.campaign.retry;
    const AttemptTally& tally = context.tally;
    if (!context.history.isMember && context.campaign.purpose == Purpose::ProgrammeInvitation
        && static_cast<int>(tally.counted.size()) >= rules.attemptsOverAll) {
        return donePlan(QStringLiteral("unreachable"), QStringLiteral("unreachable")); // by other campaigns
    }
    const Instant from = std::max(context.entry.enteredAt, tally.capFreeAt(rules).value_or(Instant()));
    const QString reason = context.entry.physicianRequest ? QStringLiteral("physician_request")
        : context.campaign.purpose == Purpose::Care       ? QStringLiteral("step_due")
                                                          : QStringLiteral("campaign_first");
    return timePlan(context, from, std::chrono::days(rules.cycleDays), reason, firstRank(context));
}

} // namespace

const AttemptRecord* decidingAttempt(const PlanContext& context)
{
    for (auto it = context.attempts.rbegin(); it != context.attempts.rend(); ++it) {
        const AttemptRecord& attempt = **it;
        if (!context.isOwn(attempt) || attempt.outcome == OutcomeCode::NotEstablished) {
            continue;
        }
        const OutcomeSpec* spec = context.specOf(attempt);
        const bool staysPlanned = attempt.direction == CallDirection::Inbound && (!spec || spec->then == FollowUp::KeepPlan);
        if (staysPlanned) {
            continue;
        }
        const bool askedSince = context.entry.physicianRequest && PlanContext::endOf(attempt) < context.entry.enteredAt;
        return askedSince ? nullptr : &attempt;
    }
    return nullptr;
}

void waitAfterFailure(const PlanContext& context, EntryPlan& plan, const AttemptRecord* deciding)
{
    std::optional<Instant> failed;
    for (const AttemptRecord* attempt : context.attempts) {
        if (context.isOwn(*attempt) && attempt->outcome == OutcomeCode::NotEstablished
            && (!deciding || deciding->startedAt <= attempt->startedAt)) {
            failed = PlanContext::endOf(*attempt);
        }
    }
    if (!failed || plan.state == PlanState::Done) {
        return;
    }
    const Instant soon = *failed + context.outcomes.spec(OutcomeCode::NotEstablished).delay;
    if (soon <= plan.due.from) {
        return;
    }
    const auto open = context.nextOpen(soon);
    if (open) {
        if (plan.due.until <= *open) {
            plan.slot.clear();
        }
        plan.due = {*open, std::max(plan.due.until, *open + std::chrono::minutes(30))};
    }
}

EntryPlan retryPlan(const PlanContext& context)
{
    const AttemptRecord* deciding = decidingAttempt(context);
    if (!deciding && context.history.numbers.empty()) {
        return donePlan(QStringLiteral("no_number"), QStringLiteral("invitation"));
    }
    EntryPlan plan = deciding ? outcomePlan(context, *deciding) : firstPlan(context);
    if (plan.state != PlanState::Done && context.history.numbers.empty()) {
        return donePlan(QStringLiteral("number_wrong"), QStringLiteral("verify_number"));
    }
    waitAfterFailure(context, plan, deciding);
    return plan;
}

} // namespace relais
