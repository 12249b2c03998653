#pragma once

#include "core/calls/attempt_log.h"
#include "core/followups/agenda_page.h"
#include "core/outbox/unit_of_work.h"
#include "core/queue/leased_contact.h"

namespace relais {

/// What the store holds for the desk, read inside the transaction that has just changed it.
struct DeskSnapshot {
    std::vector<LeasedContact>
        held; ///< by rank, due time, entry; histories, also of the agenda, include what was done here since
    std::vector<AgendaPromise> agenda;
    int unclosed = 0;
    std::vector<PersonId> unclosedOf; ///< whose attempts lack their outcome
    bool operator==(const DeskSnapshot&) const = default;
};

/// On a database thread.
DeskSnapshot snapshotOf(LocalWork& work);

} // namespace relais
