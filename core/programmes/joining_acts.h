#pragma once

#include "core/programmes/pathway_acts.h"

namespace relais {

/// Whom somebody lets into a pathway, as far as the desk knows.
struct JoiningPerson {
    QString territory;
    QDate birthDate;      ///< invalid: not known
    bool stopped = false; ///< withdrawn, objected or deceased
};

/// The pathways that a role can let a person into today: open today and where she lives, none that she is on already, none of whose criteria is
/// known to fail. A hospital adviser lets in at the bedside where the entry is the ward, once the hospital team has decided for it; a nurse adviser
/// lets in whoever asks for it in a call, where the entry is the telephone. One act each, said by `factsOf` with her agreement: that she joins, the
/// consents without which nobody joins, and on the ward the team's decision. Nothing for any other role: whoever else lets somebody in does so by a
/// campaign's outcome or the questionnaire. Pure. Source: domain reference §3, Prado and vaccinations; the telephone as a way in is ours.
std::vector<PathwayAct> joiningActsFor(
    const ActRules& rules, const std::vector<Membership>& members, const JoiningPerson& person, Role role, Instant now);

} // namespace relais
