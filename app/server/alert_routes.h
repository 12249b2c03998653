#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// listAlerts. An alert is late after `escalateAfter`. Borrows what it is given.
void addAlertRoutes(ApiRoutes& routes, CentralWork& work, std::chrono::minutes escalateAfter);

/// How many alerts wait in each centre, and how many too long, as gauges for /metrics: numbers by centre, nobody's name. Waits for the
/// store; empty when it does not answer.
std::string alertGauges(Database& database, CentralWork& work, std::chrono::minutes escalateAfter);

} // namespace relais
