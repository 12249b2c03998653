#pragma once

#include "core/outbox/fact.h"
#include "core/queue/lease.h"

#include <vector>

namespace relais {

/// Those of `known` that another desk said of the same thing in another way, and that neither were taken back nor are what `fact`
/// corrects: a mark set here and taken off there, a number bad and good, a consent given and withdrawn, another value of an attribute, an
/// anchor, a field or a step of one pathway, two entries into it, two callbacks promised in one campaign, two answers to one alert, two
/// corrections of one fact. Oldest first. Pure.
std::vector<FactId> contradictedBy(const Fact& fact, const std::vector<Fact>& known);

/// Until when the desk that said `fact` is sure to have heard of what others had told the server. One that was online knew until it spoke;
/// one whose fact took longer than two minutes to arrive may have been cut off since it was lent the contact. Pure.
Instant knewUntil(const Fact& fact, const std::optional<Lease>& lent, Instant receivedAt);

} // namespace relais
