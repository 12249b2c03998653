#pragma once

#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What one round of housekeeping did.
struct QueueRound {
    std::int64_t promoted = 0; ///< scheduled → ready
    int expired = 0;           ///< leases that ran out; their contacts come back
    int shared = 0;            ///< own promises that went to everybody
    int overdue = 0;           ///< steps past their window, which come before those inside it
    int missed = 0;            ///< retries whose slot is over: they wait for its next day
    int indexed = 0;           ///< people who got their search keys
    bool more = false;         ///< a batch was full: call again soon
};

/// One round, in small batches so that it shares the writer: leases that ran out, own promises past their tolerance, steps and retries past their window, entries
/// whose time has come, search keys behind an import. Call it every second or so, and again at once while `more`.
/// `behind`: leases run out so much later, where the clock was set forward while they ran (ClockSteps): the desk that has one counts on all of it.
QueueRound keepQueue(CentralUnit& unit, const RuleBook& rules, Instant now, int batch = 1000, Microseconds behind = {});

} // namespace relais
