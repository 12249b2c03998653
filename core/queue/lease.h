#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

/// A contact lent to a desk. It stays on file until it expires, closed or not.
struct Lease {
    LeaseId id;
    EntryId entry;
    PersonId person;
    DeskId desk;
    AgentId agent;
    std::int64_t fence = 0;
    Instant leasedAt;
    Instant expiresAt;
    std::optional<Instant> closedAt;
    bool operator==(const Lease&) const = default;
};

/// What happened to a lease; kept for ever.
enum class LeaseEvent { Leased, Renewed, GivenBack, Expired, Closed, Ended, DeskLost, Reopened };

} // namespace relais
