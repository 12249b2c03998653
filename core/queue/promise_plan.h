#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// The one live promise of this person and campaign: the last one made, unless it is cancelled or a later call has reached her.
const PromiseRecord* livePromise(const PlanContext& context);

/// The plan that a live promise makes: at its time, moved only out of closed service hours; when nobody answers, again twice the same
/// day. Nothing: no promise is live, or its day is over after it was tried. A promise that nobody has tried stays due, however late.
std::optional<EntryPlan> promisePlan(const PlanContext& context);

} // namespace relais
