#pragma once

#include "core/queue/rule_book.h"
#include "core/simulation/demo_scenario.h"
#include "db/queue/central_stores.h"

namespace relais {

/// Writes an invented centre into an empty store: its people with listing and card, its entries, and its past, which goes through
/// acceptFacts like any upload. The agents and the desk of the past must be there already (accounts). Afterwards every entry stands
/// where its plan says, what is due is ready, and everybody can be searched.
/// Runs in the caller's transaction. Fails with Conflict when a fact of the scenario is refused, which is a bug of the scenario.
Result<Done> writeDemo(
    Connection& connection, CentralStores& stores, const RuleBook& rules, const DemoScenario& scenario, Instant now);

/// Writes one invented person; for tests and benches too.
void writeDemoPerson(Connection& connection, const CentreId& centre, const DemoPerson& person, const CampaignCode& campaign,
    const ImportId& import, int line, Instant now);

} // namespace relais
