#pragma once

#include "core/outbox/listed_conflict.h"
#include "core/queue/central_unit.h"

namespace relais {

/// The facts of the centre that were kept as conflicts, received within the last thirty days, the newest first, at most
/// conflictsListedAtMost. On a database thread, inside one transaction.
std::vector<ListedConflict> readConflicts(CentralUnit& unit, Instant now);

} // namespace relais
