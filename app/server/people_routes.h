#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// getPerson, listAttempts, searchPersons, openPerson, revealNir. Borrows what it is given.
void addPeopleRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
