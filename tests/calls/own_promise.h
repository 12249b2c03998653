#pragma once

#include "core/followups/agenda_page.h"
#include "tests/support/desk_harness.h"

namespace relais::test {

/// A promise of the agent who signs in, for the n-th sample person, due in so many minutes.
inline AgendaPromise ownPromise(const DeskWorld& world, int n, std::chrono::minutes in)
{
    AgendaPromise promise;
    promise.promise = sampleId<PromiseId>(500 + static_cast<std::uint32_t>(n));
    promise.campaign = {QStringLiteral("diabete-ecart")};
    promise.due = {world.clock.now() + in, world.clock.now() + in + std::chrono::minutes(30)};
    promise.owner = sampleId<AgentId>(3);
    promise.ownerName = QStringLiteral("Marie L.");
    promise.slice = samplePerson(n);
    promise.slice->memberSince.reset(); // a target, whom an invitation may still call
    promise.person = promise.slice->id;
    promise.personName = QStringLiteral("Marguerite MOREL");
    return promise;
}

} // namespace relais::test
