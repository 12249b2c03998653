#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// `relaisctl desks list` and `relaisctl desks lost DESK`: what a manager sees of the desks, and a desk that is gone. Give the exit code.
int runDesksList(const QStringList& arguments, const ToolStreams& streams);
int runDesksLost(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
