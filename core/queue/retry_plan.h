#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// The attempt of this campaign that decides what follows: the last one that is neither a failure of ours nor an inbound wish for
/// information ("planned call stays"). None: it was never tried, or the physician has asked since.
const AttemptRecord* decidingAttempt(const PlanContext& context);

/// The plan when no promise is live: of a first attempt, or what the last outcome leads to (outcome_plan.h).
EntryPlan retryPlan(const PlanContext& context);

/// A failure of ours is never an attempt: the plan stands, only not within the next minutes. `deciding`: as above, may be none.
void waitAfterFailure(const PlanContext& context, EntryPlan& plan, const AttemptRecord* deciding);

} // namespace relais
