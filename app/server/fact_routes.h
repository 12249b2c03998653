#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"
#include "app/server/server_metrics.h"

namespace relais {

/// uploadFacts, readChanges, readFeedHead. Borrows what it is given.
void addFactRoutes(ApiRoutes& routes, CentralWork& work, const ApiDocument& document, ServerMetrics& metrics);

} // namespace relais
