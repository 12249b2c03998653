#pragma once

#include "app/server/http_load.h"
#include "app/server/metrics_text.h"
#include "app/server/store_load.h"
#include "core/base/clock.h"

namespace relais {

/// What there is just now, for /metrics: connections, requests that wait, work of the store, age and version of the process.
void writeGauges(MetricsText& text, const HttpLoad& http, const StoreLoad& store, Instant started, Instant now);

} // namespace relais
