#pragma once

#include "core/outbox/conflict_code.h"
#include "core/outbox/fact.h"
#include "core/people/person_file.h"
#include "core/queue/lease.h"

#include <vector>

namespace relais {

/// What a fact is judged against: all of it as it was before the fact.
struct FactGround {
    const PersonFile* file = nullptr;         ///< none for agent_state_changed
    const std::vector<Fact>* known = nullptr; ///< all facts of the person
    std::optional<Lease> open;                ///< who holds the person now
    std::optional<Lease> lent;                ///< the lease of the fact's fence
};

/// What stands against a fact that is otherwise in order. Pure.
ConflictCode judgeFact(const Fact& fact, const FactGround& ground, Instant now);

/// When a fact counts as having happened: when the desk says, or when it was received where the desk's clock cannot be right. Pure.
/// `conflict`: the code that was kept with it, empty for none.
Instant standsAt(const Fact& fact, const QString& conflict, Instant receivedAt);

} // namespace relais
