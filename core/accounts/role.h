#pragma once

#include <QString>

#include <optional>

namespace relais {

/// What an agent is at work. Source: who works here, and who may see what.
enum class Role {
    NurseAdviser,
    EnrolmentCaller,
    OtherCoach,
    HospitalAdviser,
    CampaignLead,
    TeamManager,
    MedicalOfficer,
    Sponsor,
    Administrator,
};

/// "nurse_adviser", "enrolment_caller"… as stored and sent.
QString codeOf(Role role);
std::optional<Role> roleFromCode(QStringView code);

/// Whether this role may see health data, care gaps and reports. The slice of a role that may not never holds any.
constexpr bool seesHealthData(Role role)
{
    return role == Role::NurseAdviser || role == Role::OtherCoach || role == Role::MedicalOfficer;
}

/// Whether this role may see how somebody goes along a pathway. A hospital adviser sees that of the pathways whose calls are hers, with its
/// appointments, and nothing else of health (domain reference §7).
constexpr bool seesPathways(Role role)
{
    return seesHealthData(role) || role == Role::HospitalAdviser;
}

} // namespace relais
