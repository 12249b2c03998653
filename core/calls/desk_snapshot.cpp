#include "core/calls/desk_snapshot.h"

#include "core/queue/history_of_facts.h"

namespace relais {

DeskSnapshot snapshotOf(LocalWork& work)
{
    DeskSnapshot snapshot{work.contacts.held(), work.agenda.all(), static_cast<int>(work.attempts.unclosed().size())};
    for (LeasedContact& contact : snapshot.held) {
        std::vector<Fact> own;
        for (KeptFact& kept : work.deliveries.ofPerson(contact.person.id)) {
            if (kept.state != DeliveryState::Refused) {
                own.push_back(std::move(kept.fact));
            }
        }
        contact.history = historyWith(std::move(contact.history), own);
    }
    return snapshot;
}

} // namespace relais
