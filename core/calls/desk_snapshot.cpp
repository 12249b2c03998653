#include "core/calls/desk_snapshot.h"

#include "core/calls/next_contact.h"
#include "core/queue/history_of_facts.h"

#include <algorithm>

namespace relais {

namespace {

/// What was done here and the server has not refused.
std::vector<Fact> ownFacts(LocalWork& work, const PersonId& person)
{
    std::vector<Fact> own;
    for (KeptFact& kept : work.deliveries.ofPerson(person)) {
        if (kept.state != DeliveryState::Refused) {
            own.push_back(std::move(kept.fact));
        }
    }
    return own;
}

} // namespace

DeskSnapshot snapshotOf(LocalWork& work)
{
    DeskSnapshot snapshot{work.contacts.held(), work.agenda.all(), 0, {}};
    for (const UnclosedAttempt& attempt : work.attempts.unclosed()) {
        ++snapshot.unclosed;
        snapshot.unclosedOf.push_back(attempt.contact.person.id);
    }
    for (LeasedContact& contact : snapshot.held) {
        contact.history = historyWith(std::move(contact.history), ownFacts(work, contact.person.id));
    }
    for (AgendaPromise& promise : snapshot.agenda) {
        const std::vector<Fact> own = ownFacts(work, promise.person);
        if (own.empty()) {
            continue;
        }
        ContactHistory history = historyOfPromise(promise);
        // The fact of a promise made here knows better than the agenda's row when that was.
        std::erase_if(history.promises, [&](const PromiseRecord& one) {
            return std::any_of(own.begin(), own.end(), [&](const Fact& fact) { return fact.id == one.id; });
        });
        promise.history = historyWith(std::move(history), own);
    }
    return snapshot;
}

} // namespace relais
