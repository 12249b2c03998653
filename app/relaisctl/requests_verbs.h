#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// `relaisctl requests check FILE`: the faults of a file of treating physicians' requests, one a line. Gives the exit code.
int runRequestsCheck(const QStringList& arguments, const ToolStreams& streams);
/// `relaisctl requests add FILE`: brings them in. Nothing is sent while the file has a fault; a line that the server does not take is told and
/// the next one goes on. Gives the exit code.
int runRequestsAdd(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
