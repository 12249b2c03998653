#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"
#include "app/server/cohort_keeper.h"

namespace relais {

/// readPhoneCohorts, choosePhoneCohort: the cohorts of the agent's centre, and having one chosen anew. Borrows what it is given.
void addCohortRoutes(ApiRoutes& routes, CentralWork& work, CohortKeeper& keeper);

} // namespace relais
