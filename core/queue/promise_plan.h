#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// The one live promise of this person and campaign: the last one made, unless it is cancelled or a later call has reached her.
const PromiseRecord* livePromise(const PlanContext& context);

/// **Rule:** "A promised time may fall outside the ceiling, never outside service hours." The first time from `at` on when the live
/// promise may be tried: around the promised time (its tolerance included) when the centre is open, at any other when the purpose's
/// hours of her territory are. Nothing: no promise is live, or it never opens. Source: domain reference §6.
std::optional<Instant> nextPromisedChance(const PlanContext& context, Instant at);

/// The plan that a live promise makes: at its time, moved only out of closed service hours; when nobody answers, again twice the same
/// day, within her hours. Nothing: no promise is live, or its day is over after it was tried. A promise that nobody has tried stays due, however late.
std::optional<EntryPlan> promisePlan(const PlanContext& context);

} // namespace relais
