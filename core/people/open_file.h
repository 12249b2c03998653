#pragma once

#include "core/people/opened_file.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The file of somebody who called in, as the agent's role may see it. It is no lease. The campaign is the one asked for, else that
/// of her best open entry in a campaign whose calls the role may know, else the first that the role calls for, else (a campaign lead, a
/// medical officer) one that follows from the role alone: there always is one. Fails with NotFound, or InvalidInput for a campaign that is not there.
/// Who asks must write it into the audit trail.
Result<OpenedFile> openFile(
    CentralUnit& unit, const RuleBook& rules, const AgentProfile& agent, const PersonId& person, const OpenFileRequest& request);

/// The slice of a person as a role sees it; NotFound.
Result<PersonSlice> personSlice(CentralUnit& unit, const RuleBook& rules, Role role, const PersonId& person);

} // namespace relais
