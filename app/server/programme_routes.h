#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// The programmes in force, as desks work by them; and what treating physicians ask for.
void addProgrammeRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
