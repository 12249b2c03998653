#pragma once

#include "core/calls/waiting_alert.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The alerts of the centre that nobody has taken, oldest first, with what this role may see of each person; at most `alertsAtMost`.
/// An alert whose file is not found is listed all the same. On a database thread, inside one transaction.
std::vector<WaitingAlert> readAlerts(
    CentralUnit& unit, const RuleBook& rules, Role role, std::chrono::minutes escalateAfter, Instant now);

/// How many wait, and how many of them too long: numbers alone, for those who may know no name.
struct AlertCount {
    std::int64_t open = 0;
    std::int64_t escalated = 0;
};
AlertCount countAlerts(CentralUnit& unit, std::chrono::minutes escalateAfter, Instant now);

} // namespace relais
