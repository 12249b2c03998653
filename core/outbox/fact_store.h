#pragma once

#include "core/outbox/fact.h"

#include <vector>

namespace relais {

/// A fact that was kept although something stood against it.
struct FactInConflict {
    Fact fact;
    Instant receivedAt;
    QString code;
};

/// The facts of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class FactStore {
public:
    virtual ~FactStore() = default;

    virtual std::optional<Fact> find(const FactId& fact) = 0;
    /// `conflict` empty: none. Writes envelope and typed row.
    virtual void append(const Fact& fact, Instant receivedAt, const QString& conflict) = 0;
    /// The facts of these people will be asked for next, each person once, or these facts one by one: a store behind a network reads them
    /// together. Changes nothing.
    virtual void expectOf(const std::vector<PersonId>&) {}
    virtual void expect(const std::vector<FactId>&) {}
    /// When the server took it in; nothing: it has not.
    virtual std::optional<Instant> receivedAt(const FactId& fact) = 0;
    /// receivedAt() will be asked of these next; see expectOf().
    virtual void expectReceived(const std::vector<FactId>&) {}
    /// All of a person, in total order; what was kept with a clock that cannot be right stands at the time it was received.
    virtual std::vector<Fact> factsOf(const PersonId& person) = 0;
    /// Newest first.
    virtual std::vector<FactInConflict> inConflict(int limit) = 0;
};

} // namespace relais
