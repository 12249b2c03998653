#include "app/relaisctl/import_destination.h"

#include "app/relaisctl/server_destination.h"
#include "app/relaisctl/sqlite_destination.h"

namespace relais {

std::unique_ptr<ImportDestination> importDestination(
    const ImportOptions& options, const TargetCriteria& criteria, const ToolStreams& streams)
{
    if (!options.server.url.isEmpty()) {
        return std::make_unique<ServerDestination>(options, streams);
    }
    return std::make_unique<SqliteDestination>(options, criteria, streams);
}

} // namespace relais
