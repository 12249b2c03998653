#pragma once

#include "core/queue/central_unit.h"

namespace relais {

/// Whether an agent at a desk may read a person's file now: somebody lent to her there, somebody about whom she recorded
/// something in the last 24 hours, somebody whom she promised to call within seven days, or somebody whose file she opened (`openedLately`, which the audit trail knows). A campaign lead and a medical officer
/// may read the files of their centre (domain reference §7). Anybody else's file does not exist for her.
bool mayReadFile(
    CentralUnit& unit, const AgentProfile& agent, const DeskId& desk, const PersonId& person, bool openedLately, Instant now);

} // namespace relais
