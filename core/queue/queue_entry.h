#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

/// Where an entry stands. Scheduled: not due, or waiting behind another entry of the same person.
enum class EntryState { Scheduled, Ready, Leased, Done };

/// Number of a lane in its centre.
enum class LaneId : std::int64_t {};

/// What entries are taken from: a campaign in a territory, or one agent's own promises.
struct Lane {
    LaneId id{};
    CampaignCode campaign; ///< empty for an agent's own
    QString territory;
    std::optional<AgentId> owner;
};

/// A contact to make, as the central store holds it: one person, one purpose. What the plan says of it is derived.
struct QueueEntry {
    EntryId id;
    PersonId person;
    CampaignCode campaign;
    LaneId lane{}; ///< where it is taken from now
    LaneId home{}; ///< of its campaign and territory
    EntryState state = EntryState::Scheduled;
    int rank = 70;
    Window due;
    Instant promoteAt;               ///< when the promoter looks at it
    std::optional<Instant> sharedAt; ///< an own promise goes to everybody then
    std::optional<AgentId> owner;
    std::optional<PromiseId> promise;
    Instant enteredAt;
    int gapYears = 0;
    bool managerFirst = false;
    bool suspended = false;
    QString doneCode;
    QString letter;
    QString ineligible; ///< why the newest list of its campaign keeps her out: codes, comma-separated; empty: eligible
    bool operator==(const QueueEntry&) const = default;
};

/// How many entries of a lane are in each state.
struct LaneLoad {
    Lane lane;
    std::int64_t scheduled = 0;
    std::int64_t ready = 0;
    std::int64_t leased = 0;
};

} // namespace relais
