#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// Facts that were kept as conflicts, for whoever leads the team.
void addFactConflictRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
