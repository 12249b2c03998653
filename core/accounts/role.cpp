#include "core/accounts/role.h"

#include <array>
#include <utility>

namespace relais {

namespace {
constexpr std::array<std::pair<Role, QLatin1String>, 9> codes{{
    {Role::NurseAdviser, QLatin1String("nurse_adviser")},
    {Role::EnrolmentCaller, QLatin1String("enrolment_caller")},
    {Role::OtherCoach, QLatin1String("other_coach")},
    {Role::HospitalAdviser, QLatin1String("hospital_adviser")},
    {Role::CampaignLead, QLatin1String("campaign_lead")},
    {Role::TeamManager, QLatin1String("team_manager")},
    {Role::MedicalOfficer, QLatin1String("medical_officer")},
    {Role::Sponsor, QLatin1String("sponsor")},
    {Role::Administrator, QLatin1String("administrator")},
}};
} // namespace

QString codeOf(Role role)
{
    return QString(codes[static_cast<std::size_t>(role)].second);
}

std::optional<Role> roleFromCode(QStringView code)
{
    for (const auto& [role, text] : codes) {
        if (code == text) {
            return role;
        }
    }
    return std::nullopt;
}

} // namespace relais
