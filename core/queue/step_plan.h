#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// What follows for an entry that is on a pathway: its schedule decides, not the retry rules of a campaign. Without a number on the file, or
/// off any pathway, the retry rules do (retry_plan.h). Pure, total.
EntryPlan workPlan(const PlanContext& context);

} // namespace relais
