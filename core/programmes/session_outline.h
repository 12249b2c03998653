#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/programmes/memberships.h"

namespace relais {

/// The membership that a call of this campaign is about: of those whose calls are handed out by it, the one whose next call is due first;
/// one that waits for something comes after, one that is over or begins later never. Null: no pathway asks for this call, and the outline is
/// the campaign's. Pure; points into `members`.
const Membership* membershipOfCall(const std::vector<Membership>& members, const CampaignCode& campaign,
    const OutcomeCatalogue& outcomes, const Calendar& calendar, Instant now);

/// The outline of a session: the parts of the protocol in its order. A part without words of its own takes those, and the chips, of the
/// campaign's step of the same code. What may be said before the identity is confirmed is the campaign's, and stands in the first part.
/// Empty: the protocol has no session. Source: the programme files ("session").
std::vector<ScriptStep> sessionOutline(const Protocol& protocol, const CampaignSpec& campaign);

} // namespace relais
