#pragma once

#include "core/programmes/step_ledger.h"
#include "core/programmes/step_timing.h"

namespace relais {

/// What follows the calls that were made for a step and did not end it.
struct StepRetry {
    Window due;
    int counted = 0;    ///< tries that count against the step's attempts
    bool spent = false; ///< no try is left
    QString why;        ///< of spent: cap_reached, number_wrong, unable, closed_by_outcome
    bool asked = false; ///< `due` keeps a promise: at its time, or once more that day
    bool suspended = false;
};

/// By the same rules as every other retry (queue/plan.h), with the step's own number of attempts. A live promise goes before the cap, since
/// its calls consume no try: missed, it is tried twice more the same day. Pure, total. Source: domain reference §4.
StepRetry retryOf(const Protocol& protocol, const ProtocolStep& step, const StepRecord& record, const StepTiming& timing,
    const OutcomeCatalogue& outcomes, const MemberFacts& member, const StepPlace& place);

} // namespace relais
