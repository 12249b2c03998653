#pragma once

#include "core/base/result.h"
#include "core/outbox/fact.h"
#include "core/programmes/pathway_act.h"
#include "core/queue/calendar.h"

namespace relais {

/// Where and when an act is said. Borrows; lives on the stack of one question.
struct ActPlace {
    const Calendar& calendar;
    const QString& territory;
    Instant now;
};

/// What stands against saying the act with these answers; nothing: it can be said. Pure.
std::optional<ActFault> faultOf(const PathwayAct& act, const ActInput& input, const ActPlace& place);

/// The bodies of the facts that say it: one word on the pathway, or on a mark; before a move to another version the consents that go with it. A
/// missing hour is noon, or now where noon has not come yet. Fails with InvalidInput: the code of the fault. Pure.
Result<std::vector<FactBody>> factsOf(const PathwayAct& act, const ActInput& input, const ActPlace& place);

} // namespace relais
