#pragma once

#include "core/accounts/role.h"
#include "core/people/person_slice.h"
#include "core/programmes/pathway_act.h"
#include "core/queue/contact_history.h"

namespace relais {

/// The marks that stand on a person and that a word takes back: a withdrawal or an objection once she asks again herself, a death that was said by
/// mistake. Whichever pathway she is on, and also on none; their pathway is empty. A death that data show stays. Each asks who says so.
/// Nothing for a role that sees no pathways or records no contact. Pure. Source: domain reference §4, marks.
std::vector<PathwayAct> markActsFor(const ContactHistory& history, const PersonSlice& person, Role role);

} // namespace relais
