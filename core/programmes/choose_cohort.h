#pragma once

#include "core/campaigns/list_watch.h"
#include "core/programmes/call_load.h"
#include "core/programmes/cohort_place.h"
#include "core/programmes/phone_cohort.h"

namespace relais {

/// What a run would do, and what it costs.
struct CohortChoice {
    QString version; ///< in force, whose interval counts
    int everyDays = 0;
    double nurses = 0;         ///< full-time equivalents; accounts where nobody said any
    std::int64_t capacity = 0; ///< people
    CohortPlan plan;
    CallLoad before; ///< over the weeks of the capacity settings, beside what other pathways have planned
    CallLoad after;
    std::int64_t unknown = 0; ///< people at a version that the rules do not know: left as they are
};

/// Chooses the phone cohort of a pathway at one centre from the facts as they are: reads only, in short pieces, some 50 bytes of memory a member.
/// Fails with NotFound when no version in force has a phone cohort, InvalidInput (detail: field of the load) when what is said makes no sense,
/// Cancelled when `watch` stops it, or as the store does. Source: domain reference §3, who is called.
Result<CohortChoice> chooseCohort(
    CohortPlace& place, const CapacitySettings& capacity, const QString& pathway, const CohortRun::Said& said, ListWatch& watch);

} // namespace relais
