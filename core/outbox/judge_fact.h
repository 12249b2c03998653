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

/// Whether the fact names a lease that the store has forgotten: it was put back to before it gave that number out. Then nobody else has the
/// number, and the fact stands, unless the store has lent her to another desk since. Pure.
bool isUnderForgottenLease(const Fact& fact, const PersonFile& file);

/// Whether `other` is a call by another desk to which she was lent after `fact`'s, or, where numbers say nothing because the store was put back
/// meanwhile, about the same time: two desks may have called her. Pure.
bool isOfWhoHeldHerToo(const Fact& other, const Fact& fact, const PersonFile& file);

/// When a fact counts as having happened: when the desk says, or when it was received where the desk's clock cannot be right. Pure.
/// `conflict`: the code that was kept with it, empty for none.
Instant standsAt(const Fact& fact, const QString& conflict, Instant receivedAt);

} // namespace relais
