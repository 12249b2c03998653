#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// The attempt of this campaign that decides what follows: the last one that is neither a failure of ours nor an inbound wish for
/// information ("planned call stays"). None: it was never tried, or the physician has asked since.
const AttemptRecord* decidingAttempt(const PlanContext& context);

/// The plan that the last outcome makes, within the cap: every row of the outcome table but the promise.
EntryPlan retryPlan(const PlanContext& context);

} // namespace relais
