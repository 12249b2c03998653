#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/queue/funnel.h"

namespace relais {

/// What the attempts of one person add to the counters of one campaign: "attempts" (dialled or answered), "dialled" (outbound),
/// "counted" (against the cap), "reached", "open" (no outcome yet), "outcome.<code>". Pure.
FunnelCounts countAttempts(const OutcomeCatalogue& outcomes, const ContactHistory& history, const CampaignCode& campaign);

/// Adds the difference that some facts made.
void addToFunnel(
    FunnelStore& funnel, const OutcomeCatalogue& outcomes, const ContactHistory& before, const ContactHistory& after);

} // namespace relais
