#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// What the outcome of this attempt leads to, within the cap: every row of the outcome table. `last` is the deciding attempt of the
/// context's campaign; one whose outcome is still asked for is followed like an absence. Pure, total.
EntryPlan outcomePlan(const PlanContext& context, const AttemptRecord& last);

} // namespace relais
