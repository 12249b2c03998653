#pragma once

#include "core/queue/central_unit.h"

#include <optional>

namespace relais {

/// Why an agent may read a person's file.
enum class FileAccess {
    HandedOut, ///< lent to her at this desk, or worked on under a lease of hers in the last 24 hours
    Promised,  ///< she promised to call within seven days
    Opened,    ///< she opened it, and the trail knows
    ByRole,    ///< anybody of her centre: each reading goes into the trail
};

/// A campaign lead and a medical officer may read the files of their centre. Source: who may see what, domain reference §7.
bool readsByRole(Role role);

/// Whether and why an agent at a desk may read a person's file now; `openedLately` is what the audit trail says. None: this file does
/// not exist for her. A fact that she sends of her own accord opens nothing: only work under a lease does.
std::optional<FileAccess> accessToFile(
    CentralUnit& unit, const AgentProfile& agent, const DeskId& desk, const PersonId& person, bool openedLately, Instant now);

} // namespace relais
