#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// `relaisctl targets import`: reads a list, writes what it rejects, puts the rest into a store or sends it to a server.
/// Nothing is changed unless everything went well. Gives the exit code.
int runTargetsImport(const QStringList& arguments, const ToolStreams& streams);
/// `relaisctl targets conflicts` and `settle`: rows that contradict what is known of their NIR, on a server.
int runTargetsConflicts(const QStringList& arguments, const ToolStreams& streams);
int runTargetsSettle(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
