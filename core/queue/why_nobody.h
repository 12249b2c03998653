#pragma once

#include "core/accounts/agent_profile.h"
#include "core/queue/leased_contact.h"
#include "core/queue/queue_store.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Whether an agent may take from a lane now.
enum class LaneStanding { Open, Closed, NotCompetent, NotHers };
LaneStanding laneStanding(
    const RuleBook& rules, const CentreId& centre, const AgentProfile& agent, const Lane& lane, Instant now);

/// Why there is nobody to call: outside_hours (until), queue_empty (until the next is due), all_leased, nobody_competent.
NoContact whyNobody(const RuleBook& rules, const CentreId& centre, const AgentProfile& agent, QueueStore& queue,
    const std::vector<LaneLoad>& lanes, Instant now);

} // namespace relais
