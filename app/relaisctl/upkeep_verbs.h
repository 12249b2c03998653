#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// The verbs of whoever keeps a central store: `relaisctl migrate`, `verify`, `backup`, `restore`, `copy`.
int runMigrate(const QStringList& arguments, const ToolStreams& streams);
int runVerify(const QStringList& arguments, const ToolStreams& streams);
int runBackup(const QStringList& arguments, const ToolStreams& streams);
int runRestore(const QStringList& arguments, const ToolStreams& streams);
int runCopy(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
