#pragma once

#include "core/programmes/step_ledger.h"
#include "core/queue/calendar.h"

namespace relais {

/// When a pathway is over by a rule that counts from `anchor`: of days and months the midnight at which the last day ends where she lives, so
/// that this day still belongs to it; of hours by the clock. From that instant on nothing of it is planned, what it opens begins, and another
/// joining is a way of its own. Pure.
Instant pathwayEnd(const ExitRule& rule, Instant anchor, const Calendar& calendar, const QString& territory);

/// Whether the time of a pathway is over at that instant: an end that is counted from an anchor has come. A joining after it begins another way,
/// as `membershipsOf` reads it. Pure.
bool isTimeOver(
    const Protocol& protocol, const StepLedger& ledger, const Calendar& calendar, const QString& territory, Instant at);

} // namespace relais
