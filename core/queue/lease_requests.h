#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <vector>

namespace relais {

/// A desk holds about two hours of work.
inline constexpr int contactsPerDesk = 12;

/// "Give me contacts until I hold `max`." Whose they are follows from the session.
struct LeaseRequest {
    int max = contactsPerDesk; ///< 1 to contactsPerDesk
    bool busy = false;         ///< in a call or away: a promise that anyone may keep waits for a colleague who is free
    bool operator==(const LeaseRequest&) const = default;
};

/// Leases to renew, or to give back.
struct LeaseIds {
    std::vector<LeaseId> leases;
    bool operator==(const LeaseIds&) const = default;
};

/// What became of each lease asked about: held until its new expiry, or lost.
struct RenewAnswer {
    struct Item {
        LeaseId lease;
        bool held = false;
        std::optional<Instant> expiresAt; ///< server time, when held
        bool operator==(const Item&) const = default;
    };
    Instant serverTime;
    std::vector<Item> items;
    bool operator==(const RenewAnswer&) const = default;
};

} // namespace relais
