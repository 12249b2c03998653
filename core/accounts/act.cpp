#include "core/accounts/act.h"

#include <array>
#include <utility>

namespace relais {

namespace {

constexpr std::array<std::pair<Act, QLatin1String>, 13> codes{{
    {Act::TakeContacts, QLatin1String("take_contacts")},
    {Act::ReadPerson, QLatin1String("read_person")},
    {Act::SearchPeople, QLatin1String("search_people")},
    {Act::OpenPerson, QLatin1String("open_person")},
    {Act::ViewNir, QLatin1String("view_nir")},
    {Act::FollowChanges, QLatin1String("follow_changes")},
    {Act::ReadAgenda, QLatin1String("read_agenda")},
    {Act::RecordContacts, QLatin1String("record_contacts")},
    {Act::RecordOwnState, QLatin1String("record_own_state")},
    {Act::ReadAgentStates, QLatin1String("read_agent_states")},
    {Act::ImportTargets, QLatin1String("import_targets")},
    {Act::ReadCampaigns, QLatin1String("read_campaigns")},
    {Act::ReadFunnel, QLatin1String("read_funnel")},
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

QString codeOf(Act act)
{
    return QString(codes[static_cast<std::size_t>(act)].second);
}

std::optional<Act> actFromCode(QStringView code)
{
    for (const auto& [act, text] : codes) {
        if (code == text) {
            return act;
        }
    }
    return std::nullopt;
}

bool may(Role role, Act act)
{
    switch (act) {
    case Act::TakeContacts:
    case Act::RecordContacts: return phones(role);
    case Act::ReadPerson:
    case Act::SearchPeople:
    case Act::OpenPerson: return phones(role) || role == Role::MedicalOfficer || role == Role::CampaignLead;
    case Act::ViewNir: return phones(role) || role == Role::CampaignLead;
    case Act::FollowChanges:
    case Act::ReadAgenda: return phones(role) || role == Role::TeamManager;
    case Act::RecordOwnState: return role != Role::Sponsor;
    case Act::ReadAgentStates: return role == Role::TeamManager;
    case Act::ImportTargets: return role == Role::CampaignLead;
    case Act::ReadCampaigns: return role != Role::Sponsor;
    case Act::ReadFunnel: return role == Role::CampaignLead || role == Role::TeamManager;
    }
    return false;
}

} // namespace relais
