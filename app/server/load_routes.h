#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"
#include "app/server/server_log.h"
#include "core/programmes/frequency_load.h"

namespace relais {

/// readCallLoad: what the calls of pathways already ask of the agent's centre. Borrows what it is given.
void addLoadRoutes(ApiRoutes& routes, CentralWork& work);

/// A call frequency in force at a centre, and its load.
struct CentreFrequency {
    CentreId centre;
    FrequencyLoad frequency;
};

/// Of every centre of the store, by the programmes in force. On a database thread; storage failures travel through it.
std::vector<CentreFrequency> frequenciesInForce(
    Connection& connection, RuleBooks& rules, const CapacitySettings& settings, Instant now);

/// Says them in the log, each with its load ÷ capacity, as a warning above 1. Waits for nothing: the lines come when the store has answered.
/// Database and log must outlive that.
void logFrequencies(Database& database, RuleBooks& rules, const CapacitySettings& settings, const Clock& clock, ServerLog& log);

} // namespace relais
