#pragma once

#include "core/outbox/fact.h"
#include "core/queue/leased_contact.h"

#include <optional>
#include <vector>

namespace relais {

/// An attempt of this desk that has no outcome yet, with all it takes to ask for one later, also after its lease is over.
struct UnclosedAttempt {
    AttemptId attempt;
    Instant startedAt;
    AttemptStarted body;
    LeasedContact contact; ///< its lease is null for an inbound call or a promise kept without a lease
    bool operator==(const UnclosedAttempt&) const = default;
};

/// Attempts that began on this desk and are not closed, sealed: a port, part of a unit of work. On a database thread.
class AttemptLog {
public:
    virtual ~AttemptLog() = default;
    virtual void open(const UnclosedAttempt& attempt) = 0;
    virtual void close(const AttemptId& attempt) = 0;
    virtual std::vector<UnclosedAttempt> unclosed() = 0;
    virtual std::optional<UnclosedAttempt> find(const AttemptId& attempt) = 0;
};

} // namespace relais
