#pragma once

#include "core/people/person_file.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What is stored of a person's pathways: derived from her history, reads no clock. Pure.
std::vector<StoredMembership> storedMemberships(
    const RuleBook& rules, const ContactHistory& history, const QString& territory, const CentreId& centre);

/// Stores the schedule that follows from her history, and makes the queue entries that it needs: of a pathway's queue, and of the invitation
/// that a physician asked for. Their plans are the caller's (replanPerson).
void keepPathways(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history, Instant now);

} // namespace relais
