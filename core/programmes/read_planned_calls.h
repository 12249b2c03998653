#pragma once

#include "core/programmes/pathway_store.h"
#include "core/programmes/planned_calls.h"
#include "core/queue/calendar.h"

namespace relais {

/// Counts the planned calls of a centre as far as anybody looks ahead (plannedWeeksAtMost), from the day of `now` on. On a database thread;
/// storage failures travel through it.
PlannedCalls readPlannedCalls(PathwayStore& pathways, const Calendar& calendar, const CentreId& centre, int nurses, Instant now);

} // namespace relais
