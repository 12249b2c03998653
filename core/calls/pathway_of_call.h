#pragma once

#include "core/calls/desk_state.h"
#include "core/outbox/fact.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What a call that is closed says about the pathways of its person, beside its outcome: for which step it was, and that she joins the
/// pathway of the campaign when she enrols. A call of hers counts for a step only once its window has begun. Pure.
struct CallOnPathway {
    AttemptId attempt;
    CallDirection direction = CallDirection::Outbound;
    OutcomeCode outcome = OutcomeCode::NotEstablished;
    Instant now;
};
std::vector<FactBody> pathwayBodies(const ContactOnScreen& shown, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, const CallOnPathway& call);

} // namespace relais
