#pragma once

#include "core/programmes/pathway_acts.h"

namespace relais {

/// Whom somebody lets into a pathway, as far as the desk knows.
struct JoiningPerson {
    QString territory;
    QDate birthDate;      ///< invalid: not known
    bool stopped = false; ///< withdrawn, objected or deceased
};

/// The pathways that a hospital adviser can let a person into at the bedside today: open today and where she lives, entered from the ward, none
/// that she is on already, none of whose criteria is known to fail once the hospital team has decided for it. One act each, said by `factsOf` with
/// her agreement: that she joins, the consents without which nobody joins, and the team's decision. Nothing for any other role: whoever else
/// lets somebody in does so by a campaign's outcome or the questionnaire. Pure. Source: domain reference §3, Prado.
std::vector<PathwayAct> joiningActsFor(
    const ActRules& rules, const std::vector<Membership>& members, const JoiningPerson& person, Role role, Instant now);

} // namespace relais
