#pragma once

#include "core/queue/contact_history.h"

#include <map>

namespace relais {

/// Counters of a campaign by name: "dialled", "reached", "counted", "outcome.pledge"…, kept by the writes.
using FunnelCounts = std::map<QString, std::int64_t>;

/// The counters of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class FunnelStore {
public:
    virtual ~FunnelStore() = default;
    virtual void add(const CampaignCode& campaign, const FunnelCounts& change) = 0;
    /// Counters, and entries by state ("entries.ready"…).
    virtual FunnelCounts of(const CampaignCode& campaign) = 0;
};

} // namespace relais
