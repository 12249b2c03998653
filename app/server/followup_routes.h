#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// readAgenda, readSlots, readAgentStates. Borrows what it is given.
void addFollowupRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
