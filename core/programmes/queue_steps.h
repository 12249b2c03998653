#pragma once

#include "core/programmes/memberships.h"
#include "core/programmes/next_steps.h"
#include "core/queue/plan.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Lays over what is known of an entry what her pathways and her physician want of that queue: whether a pathway decides, the call it wants
/// next, whether a physician asked for the invitation. With `now`, a pathway whose time is over by then wants no call any more. The earliest call wins where two pathways share a queue. Pure; the same on desk and server.
EntryFacts withPathways(
    EntryFacts entry, const RuleBook& rules, const ContactHistory& history, std::optional<Instant> now = std::nullopt);

} // namespace relais
