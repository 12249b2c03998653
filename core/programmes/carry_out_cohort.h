#pragma once

#include "core/programmes/choose_cohort.h"

namespace relais {

/// Begins a run, so that it is known who asked for it and by what numbers; the open one that it may replace is given up. The same id again is the
/// same run. Conflict: another one is at work. In the transaction of `work`.
Result<CohortRun> beginCohort(CohortWork& work, const CohortRun& run);

/// Moves the people of a choice, some in each transaction: whoever leaves first, so that the cohort is never above its bound on the way. Each is judged
/// again by her facts as they are then: who has objected meanwhile does not enter, who has asked for a call meanwhile does not leave. A move is a fact
/// of the centre, a line of the trail and the plan that follows (replanPerson). Broken off anywhere and begun again it moves whoever is left, nobody twice.
/// Gives the run as it ended. Cancelled when `watch` stops it: the run stays open. Else fails as the store does.
Result<CohortRun> carryOutCohort(
    CohortPlace& place, CohortRun run, const CohortChoice& choice, int peopleAtOnce, ListWatch& watch);

} // namespace relais
