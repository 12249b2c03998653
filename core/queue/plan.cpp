#include "core/queue/plan.h"

#include "core/queue/plan_parts.h"
#include "core/queue/promise_plan.h"
#include "core/queue/retry_plan.h"
#include "core/queue/step_plan.h"

#include <algorithm>

namespace relais {

EntryPlan planEntry(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history)
{
    const PlanContext context(campaign, outcomes, calendar, entry, history);
    const QString stopped = stopCode(context);
    if (!stopped.isEmpty()) {
        return donePlan(stopped);
    }
    // A refusal ends the matter even when a time was promised in the same breath.
    const AttemptRecord* deciding = decidingAttempt(context);
    const bool refusedNow = deciding && deciding->outcome == OutcomeCode::Refused;
    if (!refusedNow && !entry.inHospital) {
        if (auto promised = promisePlan(context)) {
            return *promised;
        }
    }
    if (entry.ineligible) {
        return donePlan(QStringLiteral("ineligible"));
    }
    EntryPlan plan = workPlan(context);
    if (plan.state != PlanState::Done && entry.managerFirst) {
        plan.rank = std::min(plan.rank, 25);
        plan.reasons.insert(plan.reasons.begin(), QueueReason{QStringLiteral("manager_first"), {}, {}, {}, 0});
    }
    return plan;
}

} // namespace relais
