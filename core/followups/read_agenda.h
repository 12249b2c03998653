#pragma once

#include "core/calls/desk_state.h"
#include "core/followups/agenda_page.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The live promises of an agent and those that anyone may keep, by due time, at most 500. Her own of the next seven days come with
/// the person as her role may see her, so that they can be kept offline. Of the others only those of campaigns for which she has
/// the role and the competences. A role without health data reads no reason that a role with health data wrote.
AgendaPage readAgenda(CentralUnit& unit, const RuleBook& rules, const AgentProfile& agent, Instant now);

/// How full each slot of a day is, in the centre's own time: for whoever promises.
std::vector<SlotCapacity> slotCapacities(CentralUnit& unit, const RuleBook& rules, QDate date, const CentreId& centre);

} // namespace relais
