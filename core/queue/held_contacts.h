#pragma once

#include "core/queue/leased_contact.h"

#include <optional>
#include <vector>

namespace relais {

/// A contact of this desk is waiting or on screen; closed but still to be undone; or no longer ours.
enum class HeldState { Held, Closed };

/// The contacts lent to this desk, sealed: a port, part of a unit of work. On a database thread.
class HeldContacts {
public:
    virtual ~HeldContacts() = default;
    /// By lease; replaces what was known of it.
    virtual void put(const LeasedContact& contact) = 0;
    virtual void setState(const LeaseId& lease, HeldState state) = 0;
    virtual void setExpiry(const LeaseId& lease, Instant expiresAt) = 0;
    virtual void remove(const LeaseId& lease) = 0;
    virtual void removeClosed() = 0;
    virtual void clear() = 0;
    /// Those not closed, by class, due time, lease; first attempts by lease alone, as the server handed them out.
    virtual std::vector<LeasedContact> held() = 0;
    virtual int countHeld() = 0;
    virtual std::vector<LeaseId> closed() = 0;
    virtual std::optional<LeasedContact> find(const LeaseId& lease) = 0;
    virtual std::vector<LeaseId> leasesOf(const PersonId& person) = 0;
};

} // namespace relais
