#pragma once

#include "core/calls/desk_state.h"
#include "core/calls/outcome_catalogue.h"
#include "core/programmes/memberships.h"
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
};

} // namespace relais
