#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// listImportConflicts, settleImportConflict. Borrows what it is given.
void addConflictRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
