#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

/// Fact body: a callback promised. Its fact id names it. One live promise per person and campaign: a new one replaces the last.
struct PromiseMade {
    CampaignCode campaign;
    std::optional<EntryId> entry;
    Window due;                       ///< a time is a window of no more than some minutes
    std::optional<AgentId> owner;     ///< none: anyone's
    QString reason;                   ///< ≤ 120 characters
    std::optional<AttemptId> attempt; ///< the call in which it was made
    bool operator==(const PromiseMade&) const = default;
};

/// Fact body: a promise that will not be kept, because somebody says so.
struct PromiseCancelled {
    PromiseId promise;
    QString reason;
    bool operator==(const PromiseCancelled&) const = default;
};

} // namespace relais
