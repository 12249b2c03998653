#include "core/accounts/server_act.h"

#include <array>
#include <utility>

namespace relais {

namespace {

constexpr std::array<std::pair<ServerAct, QLatin1String>, 20> codes{{
    {ServerAct::TakeContacts, QLatin1String("take_contacts")},
    {ServerAct::ReadPerson, QLatin1String("read_person")},
    {ServerAct::SearchPeople, QLatin1String("search_people")},
    {ServerAct::OpenPerson, QLatin1String("open_person")},
    {ServerAct::ViewNir, QLatin1String("view_nir")},
    {ServerAct::FollowChanges, QLatin1String("follow_changes")},
    {ServerAct::ReadAgenda, QLatin1String("read_agenda")},
    {ServerAct::RecordContacts, QLatin1String("record_contacts")},
    {ServerAct::RecordOwnState, QLatin1String("record_own_state")},
    {ServerAct::ReadAgentStates, QLatin1String("read_agent_states")},
    {ServerAct::ImportTargets, QLatin1String("import_targets")},
    {ServerAct::ReadCampaigns, QLatin1String("read_campaigns")},
    {ServerAct::ReadFunnel, QLatin1String("read_funnel")},
    {ServerAct::ManageDesks, QLatin1String("manage_desks")},
    {ServerAct::AnswerAlerts, QLatin1String("answer_alerts")},
    {ServerAct::ReadLoad, QLatin1String("read_load")},
    {ServerAct::ChooseCohort, QLatin1String("choose_cohort")},
    {ServerAct::RequestCoaching, QLatin1String("request_coaching")},
    {ServerAct::SetAttributes, QLatin1String("set_attributes")},
    {ServerAct::ReadConflicts, QLatin1String("read_conflicts")},
}};

bool phones(Role role)
{
    switch (role) {
    case Role::NurseAdviser:
    case Role::EnrolmentCaller:
    case Role::OtherCoach:
    case Role::HospitalAdviser: return true;
    case Role::CampaignLead:
    case Role::TeamManager:
    case Role::MedicalOfficer:
    case Role::Sponsor:
    case Role::Administrator: return false;
    }
    return false;
}

} // namespace

QString codeOf(ServerAct act)
{
    return QString(codes[static_cast<std::size_t>(act)].second);
}

std::optional<ServerAct> serverActFromCode(QStringView code)
{
    for (const auto& [act, text] : codes) {
        if (code == text) {
            return act;
        }
    }
    return std::nullopt;
}

bool may(Role role, ServerAct act)
{
    switch (act) {
    case ServerAct::TakeContacts:
    case ServerAct::RecordContacts: return phones(role);
    case ServerAct::ReadPerson:
    case ServerAct::SearchPeople:
    case ServerAct::OpenPerson: return phones(role) || role == Role::MedicalOfficer || role == Role::CampaignLead;
    case ServerAct::ViewNir: return phones(role) || role == Role::CampaignLead;
    case ServerAct::FollowChanges:
    case ServerAct::ReadAgenda: return phones(role) || role == Role::TeamManager;
    case ServerAct::RecordOwnState: return role != Role::Sponsor;
    case ServerAct::ReadAgentStates: return role == Role::TeamManager;
    case ServerAct::SetAttributes:
    case ServerAct::RequestCoaching: return role == Role::CampaignLead || role == Role::MedicalOfficer;
    case ServerAct::ImportTargets: return role == Role::CampaignLead;
    case ServerAct::ReadCampaigns: return role != Role::Sponsor;
    case ServerAct::ManageDesks: return role == Role::TeamManager || role == Role::Administrator;
    case ServerAct::AnswerAlerts: return role == Role::MedicalOfficer;
    case ServerAct::ChooseCohort:
    case ServerAct::ReadConflicts:
    case ServerAct::ReadLoad:
    case ServerAct::ReadFunnel: return role == Role::CampaignLead || role == Role::TeamManager;
    }
    return false;
}

} // namespace relais
