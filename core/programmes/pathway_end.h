#pragma once

#include "core/programmes/step_ledger.h"
#include "core/queue/calendar.h"

namespace relais {

/// Whether the time of a pathway is over at that instant: an end that is counted from an anchor has come, at the noon of its day. A joining after it
/// begins another way, as `membershipsOf` reads it. Pure.
bool isTimeOver(
    const Protocol& protocol, const StepLedger& ledger, const Calendar& calendar, const QString& territory, Instant at);

} // namespace relais
