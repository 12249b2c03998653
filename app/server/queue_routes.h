#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"
#include "app/server/server_metrics.h"

namespace relais {

/// takeLeases, renewLeases, releaseLeases. Borrows what it is given.
void addQueueRoutes(ApiRoutes& routes, CentralWork& work, ServerMetrics& metrics);

} // namespace relais
