#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"

namespace relais {

/// listCampaigns, readFunnel. Borrows what it is given.
void addCampaignRoutes(ApiRoutes& routes, CentralWork& work);

} // namespace relais
