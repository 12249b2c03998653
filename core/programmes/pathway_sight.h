#pragma once

#include "core/accounts/role.h"
#include "core/programmes/programme_book.h"
#include "core/queue/contact_history.h"

namespace relais {

/// Whether a role sees the members of this pathway. To a hospital adviser: those that she lets people into on the ward (entry "ward_visit") or
/// that have a step of hers, and no word of the others. Source: domain reference §7, "pathway and appointments only". Pure.
bool seesPathway(Role role, const Protocol& protocol);
/// The same by its code: some version of it is such a one.
bool seesPathway(Role role, const ProgrammeBook& book, QStringView pathway);

/// What a role that sees no health data may keep of a history: the records of the pathways that it sees, and what was said of messages and of
/// taking part in their programmes; nothing without a book. Pure.
void keepSeenPathways(Role role, const ProgrammeBook* book, ContactHistory& history);

} // namespace relais
