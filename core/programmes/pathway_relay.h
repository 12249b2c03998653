#pragma once

#include "core/people/person_file.h"
#include "core/programmes/memberships.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The joinings that are owed: pathways that have begun because another one ended (Prado heart failure closes into Sophia heart failure) and
/// that no fact names yet. Each keeps the version of the day on which it opened. Pure.
struct RelayOwed {
    PathwaySaid said;
    Instant at; ///< when the pathway opened
};
std::vector<RelayOwed> relaysOwed(
    const RuleBook& rules, const ContactHistory& history, const QString& territory, const CentreId& centre, Instant now);

/// Says them as facts of the day of opening, in the name of the centre itself (no agent, no desk), and adds them to `facts`, in order; whether
/// there were any. The summary that goes with it follows from the facts of the pathway before. To be called before a person is handed to
/// somebody, in the same transaction; the caller derives her state and her plan again.
bool sayRelays(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history,
    std::vector<Fact>& facts, Instant now);

} // namespace relais
