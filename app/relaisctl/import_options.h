#pragma once

#include "app/relaisctl/server_access.h"
#include "app/relaisctl/tool_rules.h"
#include "app/relaisctl/tool_streams.h"
#include "core/base/id.h"
#include "core/campaigns/civil_date.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace relais {

/// What `relaisctl targets import` is asked to do. A value.
struct ImportOptions {
    CampaignCode campaign;
    CivilDate referenceDate{};
    QString list;
    QString databasePath; ///< empty: none
    ServerAccess server;  ///< without url: none
    QString centre;       ///< empty: the store's only one
    RuleFolders folders;  ///< that the store's server reads
    QString rejects;      ///< empty: none
    bool dryRun = false;
    bool json = false;
};

/// Reads the arguments; on anything wrong says one sentence and gives nothing.
std::optional<ImportOptions> readImportOptions(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
