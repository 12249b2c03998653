#pragma once

#include "core/queue/calendar.h"

#include <optional>

namespace relais {

/// Whether a phone cohort is to be chosen now because it is the time of day for it where the centre is: once from `time` on, up to four hours later
/// (a server that was down then makes up for it, but not into the working day). `last`: when that was done last. Pure.
bool isDailyCohortDue(std::optional<Instant> last, QTime time, Instant now, const Calendar& calendar, const CentreId& centre);

} // namespace relais
