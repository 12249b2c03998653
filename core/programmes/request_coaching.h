#pragma once

#include "core/programmes/coaching_request.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Takes a request in, as facts in the name of the agent who brings it; one of that day and theme that is known already is not said again. Fails with NotFound (nobody of that id or number here), InvalidInput
/// ("theme", "asked_on": not one of the form's, or in the future) or NotPermitted. In the transaction of `unit`.
struct BroughtBy {
    AgentId agent;
    DeskId desk;
};
Result<CoachingAnswer> requestCoaching(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const CoachingRequest& request, Instant now);

} // namespace relais
