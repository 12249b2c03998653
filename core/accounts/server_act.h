#pragma once

#include "core/accounts/role.h"

#include <QString>

#include <optional>

namespace relais {

/// What the server lets somebody do. The API document names one for each operation (x-relais-act).
enum class ServerAct {
    TakeContacts, ///< lease, renew, give back
    ReadPerson,   ///< somebody handed out to her, or opened by her
    SearchPeople,
    OpenPerson, ///< a file beyond what was handed out: audited
    ViewNir,    ///< audited
    FollowChanges,
    ReadAgenda,
    RecordContacts, ///< facts about people
    RecordOwnState, ///< her own states
    ReadAgentStates,
    ImportTargets,
    ReadCampaigns,
    ReadFunnel,
    ManageDesks,     ///< see the desks, declare one lost
    AnswerAlerts,    ///< read the alerts that wait, and take them
    ReadLoad,        ///< how the calls of pathways burden the centre
    ChooseCohort,    ///< have the phone cohort of a pathway chosen anew
    RequestCoaching, ///< bring in what a treating physician asks for
    SetAttributes,   ///< bring in what the programme sets of people
    ReadConflicts,   ///< see which facts were kept as conflicts
};

QString codeOf(ServerAct act); ///< "take_contacts", "read_person"…
std::optional<ServerAct> serverActFromCode(QStringView code);

/// Who may do what. Pure; the table of the domain reference §7, in acts.
bool may(Role role, ServerAct act);

} // namespace relais
