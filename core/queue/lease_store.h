#pragma once

#include "core/queue/lease.h"

#include <vector>

namespace relais {

/// The leases of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
/// Each change is written to the lease history by the store itself.
class LeaseStore {
public:
    virtual ~LeaseStore() = default;

    /// Open or closed, until it is over.
    virtual std::optional<Lease> find(const LeaseId& lease) = 0;
    /// These will be looked for next, each once; see expectDesks().
    virtual void expect(const std::vector<LeaseId>&) {}
    /// Open ones, oldest first.
    virtual std::vector<Lease> heldBy(const DeskId& desk) = 0;
    /// These desks will be asked about next, each once: a store behind a network reads them together. Changes nothing.
    virtual void expectDesks(const std::vector<DeskId>&) {}
    virtual std::optional<Lease> byFence(const PersonId& person, std::int64_t fence) = 0;
    /// Open or closed, by fence.
    virtual std::vector<Lease> of(const PersonId& person) = 0;
    /// The leases of these people will be asked for next; see expectDesks().
    virtual void expect(const std::vector<PersonId>&) {}
    /// Writes leases of as many people. The fence of each is the person's next, and hers is raised to it; another fence, or a second open
    /// lease of a person, is a failure, at the latest when the transaction ends.
    virtual void add(const std::vector<Lease>& leases) = 0;
    /// The store had given out this number and forgotten it, as it was put back: her next lease has a higher one. Until when it was lent
    /// nobody knows any more.
    virtual void recall(const PersonId& person, std::int64_t fence) = 0;
    virtual void renew(const Lease& lease, Instant expiresAt, Instant now) = 0;
    /// Closed by an outcome: kept until it expires, for an undo.
    virtual void close(const Lease& lease, Instant now) = 0;
    virtual void reopen(const Lease& lease, Instant now) = 0;
    /// Over, whatever it was: given back, expired, ended, desk lost.
    virtual void remove(const Lease& lease, LeaseEvent why, Instant now) = 0;
    virtual std::vector<Lease> expired(Instant now, int limit) = 0;
};

} // namespace relais
