#pragma once

#include "core/calls/desk_state.h"
#include "core/calls/outcome_catalogue.h"
#include "core/programmes/memberships.h"
#include "core/programmes/pathway_sight.h"
#include "core/programmes/programmes_in_force.h"

#include <memory>

namespace relais {

/// What the views of a member's pathways are reckoned with. Borrows outcomes and calendar, which outlive the window.
struct PathwaySources {
    ProgrammesInForce programmes; ///< none: this desk knows no pathway, and shows none
    const OutcomeCatalogue& outcomes;
    const Calendar& calendar;

    /// The pathways of the contact on screen, with what was said in this call; none for a role that sees no pathways; of a hospital adviser the
    /// history holds her own alone.
    std::vector<Membership> of(const ContactOnScreen& contact, const SignedInAgent& agent) const
    {
        if (!programmes || !seesPathways(agent.role)) {
            return {};
        }
        return membershipsOf(*programmes, calendar, contact.history, contact.contact.person.territory, agent.centre);
    }

    /// Those of them that a role sees in the file: of a hospital adviser the ones that begin in hospital, health data or not.
    std::vector<Membership> seenOf(const ContactOnScreen& contact, const SignedInAgent& agent) const
    {
        if (!programmes || !seesPathways(agent.role)) {
            return {};
        }
        auto members = membershipsOf(*programmes, calendar, contact.history, contact.contact.person.territory, agent.centre);
        std::erase_if(members, [&](const Membership& one) { return !seesPathway(agent.role, *one.protocol); });
        return members;
    }
};

/// Whether the pathways of the contact on screen stand open: once she is who she says. A hospital adviser who has opened the file herself has
/// nobody at the telephone to ask: the ward tells her.
inline bool pathwaysOpen(const ContactOnScreen& contact, Role role)
{
    return seesPathways(role)
        && (contact.identity == IdentityCheck::Confirmed
            || (role == Role::HospitalAdviser && contact.origin == ContactOrigin::Inbound));
}

} // namespace relais
