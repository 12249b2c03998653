#pragma once

#include "core/accounts/role.h"

namespace relais {

/// Whether this role works without a telephone: it is signed in at a desk, but is handed no contacts and has no states of a call.
constexpr bool worksInOffice(Role role)
{
    return role == Role::CampaignLead || role == Role::TeamManager || role == Role::MedicalOfficer || role == Role::Administrator;
}

} // namespace relais
