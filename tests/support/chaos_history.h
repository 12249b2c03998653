#pragma once

#include "core/outbox/fact.h"
#include "core/queue/lease.h"
#include "core/queue/queue_entry.h"

#include <vector>

namespace relais::test {

/// A moment on the one monotonic clock that all simulated desks of a run share.
using Tick = std::chrono::nanoseconds;

/// A contact in the hands of a desk, as the desk counts it: from the answer that gave it to her (nobody can use a lease before) until she saved the
/// outcome, let go of it, or had it expire by her own clock (which counts from when she asked).
struct Holding {
    PersonId person;
    DeskId desk;
    LeaseId lease;
    std::int64_t fence = 0;
    Tick from{};
    Tick until{};
};

/// Somebody's telephone rings, or she is spoken to.
struct Dialling {
    PersonId person;
    DeskId desk;
    AttemptId attempt;
    Tick from{};
    Tick until{};
};

/// A fact that a desk saved, and every answer that it ever read about it.
struct MadeFact {
    Fact fact;
    std::vector<FactAnswer> answers;
};

/// What the desks did and heard. A value; each desk writes its own, joined with the others to be judged.
struct ChaosHistory {
    std::vector<Holding> holdings;
    std::vector<Dialling> diallings;
    std::vector<MadeFact> facts;
};

/// What the store holds in the end, read past every line of the server's.
struct ChaosTruth {
    struct StoredFact {
        FactId id;
        PersonId person;
        DeskId desk;
        std::int64_t deskSeq = 0;
        Instant occurredAt;
        Instant receivedAt;
        std::optional<std::int64_t> fence;
        QString conflict;
        bool isAttempt = false; ///< an attempt_started
    };
    struct LeaseStep {
        PersonId person;
        LeaseId lease;
        DeskId desk;
        std::int64_t fence = 0;
        LeaseEvent what = LeaseEvent::Leased;
        Instant at;
    };
    struct Entry {
        EntryId id;
        PersonId person;
        std::int64_t lane = 0;
        EntryState state = EntryState::Scheduled;
        Instant promoteAt;
    };
    struct OpenLease {
        LeaseId lease;
        EntryId entry;
    };
    struct Counter {
        std::int64_t lane = 0;
        EntryState state = EntryState::Scheduled;
        std::int64_t value = 0;
    };
    struct Fence {
        PersonId person;
        std::int64_t value = 0;
    };
    Instant readAt;
    std::vector<StoredFact> facts;     ///< those of the run's desks
    std::vector<LeaseStep> leaseSteps; ///< as they were written
    std::vector<Entry> entries;
    std::vector<OpenLease> openLeases;
    std::vector<Counter> counters;
    std::vector<Fence> fences; ///< of everybody who was ever lent
};

} // namespace relais::test
