#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// listDesks, declareDeskLost, declareDeskFound. Borrows what it is given.
void addDeskRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
