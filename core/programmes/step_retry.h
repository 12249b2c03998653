#pragma once

#include "core/programmes/step_ledger.h"
#include "core/programmes/step_timing.h"

namespace relais {

/// What follows the calls that were made for a step and did not end it.
struct StepRetry {
    Window due;
    int counted = 0;    ///< tries that count against the step's attempts
    bool spent = false; ///< no try is left
    bool suspended = false;
};

/// By the same rules as every other retry (queue/plan.h), with the step's own number of attempts. Pure, total.
StepRetry retryOf(const Protocol& protocol, const ProtocolStep& step, const StepRecord& record, const StepTiming& timing,
    const OutcomeCatalogue& outcomes, const MemberFacts& member, const StepPlace& place);

} // namespace relais
