#pragma once

#include "core/base/id.h"
#include "core/people/person_slice.h"
#include "core/queue/contact_history.h"
#include "core/queue/queue_reason.h"

#include <vector>

namespace relais {

/// A contact lent to one desk: the unit of hand-out. Made on the server, kept sealed on the desk.
struct LeasedContact {
    LeaseId lease;
    EntryId entry;
    CampaignCode campaign;
    std::int64_t fence = 0;
    Instant expiresAt; ///< server time; the desk counts on a monotonic clock from when it asked
    int rank = 70;     ///< class of "who is next": 10 own promise … 70 first attempt (from 61 on for whoever sees health data)
    Window due;
    std::optional<PromiseId> promise;
    std::vector<QueueReason> reasons;
    PersonSlice person;
    ContactHistory history; ///< what planEntry and mayCall need, without names
    bool operator==(const LeasedContact&) const = default;
};

/// Why there is nobody to call.
struct NoContact {
    /// outside_hours (until), queue_empty, all_leased, nobody_competent, not_permitted
    QString code;
    std::optional<Instant> until;
    bool operator==(const NoContact&) const = default;
};

struct LeaseAnswer {
    Instant serverTime;
    std::vector<LeasedContact> contacts; ///< those held already too, with the same fence
    std::optional<NoContact> none;       ///< set when `contacts` is empty
    bool operator==(const LeaseAnswer&) const = default;
};

} // namespace relais
