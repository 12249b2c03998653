#pragma once

#include "app/server/api_routes.h"
#include "app/server/server_metrics.h"
#include "core/base/result.h"

namespace relais {

/// The document itself, health and metrics. `isLeaving`: the server is told to stop. `storeAnswers` asks the store for anything at all, `gauges` adds
/// to the metrics what is counted when asked. Borrows what it is given.
void addStatusRoutes(ApiRoutes& routes, const ApiDocument& document, const ServerMetrics& metrics,
    std::function<bool()> isLeaving, std::function<Result<Done>()> storeAnswers, std::function<std::string()> gauges);

} // namespace relais
