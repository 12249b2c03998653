#pragma once

#include "core/accounts/agent_directory.h"
#include "core/people/person_state.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What somebody of this role may see of a person, from file, facts and what they amount to.
/// **Rule:** a role without health data gets no word of it: no exam, gap, condition, report, goal, nor the note of a call (notes
/// may tell anything), nor a call of a campaign that coaches (`maySeeOutcome`). Source: who may see what, domain reference §7.
/// Names of colleagues are looked up in `agents`. The history is newest first, at most 30 lines.
PersonSlice sliceFor(Role role, const RuleBook& rules, const PersonFile& file, const PersonState& state, AgentDirectory& agents);

} // namespace relais
