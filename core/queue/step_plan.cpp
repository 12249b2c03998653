#include "core/queue/step_plan.h"

#include "core/queue/hand_out_order.h"
#include "core/queue/plan_parts.h"
#include "core/queue/retry_plan.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int stepRank = 40; ///< a follow-up step inside its window; past it the queue makes 30 of it (hand_out_order.h)

int rankOf(const StepCall& step)
{
    return step.task == QLatin1String("no_appointment")       ? noAppointmentRank
        : step.task == QLatin1String("discharge_unconfirmed") ? dischargeUnconfirmedRank
                                                              : stepRank;
}

} // namespace

EntryPlan workPlan(const PlanContext& context)
{
    const EntryFacts& entry = context.entry;
    if (!entry.onPathway || context.history.numbers.empty()) {
        return retryPlan(context);
    }
    if (!entry.step) {
        return donePlan(QStringLiteral("pathway_over"));
    }
    const StepCall& step = *entry.step;
    EntryPlan plan;
    plan.state = step.suspended ? PlanState::Suspended : PlanState::Open;
    plan.rank = std::min(rankOf(step), context.campaign.firstRank);
    plan.due = {step.due.from, std::max(step.due.until, step.window.until)};
    plan.planned = step.due;
    plan.letter = step.letter;
    if (!step.task.isEmpty()) {
        plan.reasons.push_back({step.task, step.anchoredAt, {}, {}, step.attempts});
    } else {
        plan.reasons.push_back(
            {step.suspended ? QStringLiteral("back_home") : QStringLiteral("step_due"), {}, {}, {}, step.attempts});
    }
    if (entry.longestGapYears > 0) {
        plan.reasons.push_back({QStringLiteral("care_gap"), {}, {}, {}, entry.longestGapYears});
    }
    if (step.attempts > 0 && step.attemptsLeft == 1) {
        plan.reasons.push_back({QStringLiteral("last_attempt"), {}, {}, {}, step.attempts});
    }
    const AttemptRecord* last = decidingAttempt(context);
    if (last && context.specOf(*last) && context.specOf(*last)->then == FollowUp::KeepPlan) {
        plan.letter = QStringLiteral("information");
    }
    waitAfterFailure(context, plan, last);
    return plan;
}

} // namespace relais
