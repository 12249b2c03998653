#pragma once

#include "core/followups/promise.h"
#include "core/people/person_slice.h"
#include "core/queue/contact_history.h"

#include <QTime>

namespace relais {

/// A live promise as the agenda lists it. Own promises of the next 7 days come with the person, so that they can be kept offline.
struct AgendaPromise {
    PromiseId promise;
    CampaignCode campaign;
    std::optional<EntryId> entry;
    Window due;                   ///< the time promised, or that of the next try
    std::optional<AgentId> owner; ///< none: anyone's
    QString ownerName;
    QString reason;
    PersonId person;
    QString personName; ///< "Marguerite ROUSSEAU"
    std::optional<PersonSlice> slice;
    QString madeByName = {};                    ///< "Paul D."; empty when the agent who asks made it herself
    std::optional<ContactHistory> history = {}; ///< with `slice`: what mayCall needs, as in a lease
    bool operator==(const AgendaPromise&) const = default;
};

/// The agenda of the session's agent: her own promises and those that anyone may keep, by due time. At most 500.
struct AgendaPage {
    Instant serverTime;
    std::vector<AgendaPromise> items;
    bool operator==(const AgendaPage&) const = default;
};

} // namespace relais
