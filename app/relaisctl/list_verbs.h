#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// `relaisctl requests check FILE`, `attributes check FILE`: the faults of a file of treating physicians' requests, or of what the programme sets of
/// people, one a line. Give the exit code.
int runRequestsCheck(const QStringList& arguments, const ToolStreams& streams);
int runAttributesCheck(const QStringList& arguments, const ToolStreams& streams);
/// `relaisctl requests add FILE`, `attributes add FILE`: bring them in. Nothing is sent while the file has a fault; a line that the server does not
/// take is told and the next one goes on. Give the exit code.
int runRequestsAdd(const QStringList& arguments, const ToolStreams& streams);
int runAttributesAdd(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
