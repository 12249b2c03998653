#pragma once

#include "app/server/api_routes.h"
#include "app/server/central_work.h"
#include "app/server/import_runner.h"

namespace relais {

/// createImport, getImport, putImportChunk, commitImport, abandonImport. Borrows what it is given.
void addImportRoutes(ApiRoutes& routes, CentralWork& work, ImportRunner& runner, IdMaker& ids, const Clock& clock);

} // namespace relais
