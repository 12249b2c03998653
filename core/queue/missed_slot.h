#pragma once

#include "core/queue/plan.h"

namespace relais {

constexpr int retryRank = 60; ///< "campaign retry whose slot is now"

/// **Rule:** a retry belongs to its slot: when that is over and nobody called, the same slot of the next open day is meant. A time of its
/// own (a line that was busy) has no slot to wait for: it stays due. The plan never reads the clock, so whoever writes it asks this.
/// `plan`: of an entry that nobody holds. Gives when it is due at `now`; ends after `now`. Source: domain reference §4, class 60. Pure, total.
Window retryDueAt(
    const CampaignSpec& campaign, const Calendar& calendar, const EntryFacts& entry, const EntryPlan& plan, Instant now);

} // namespace relais
