#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// `relaisctl desks list`, `desks lost DESK` and `desks found DESK`: what a manager sees of the desks, one that is gone, one that is back. Give the exit code.
int runDesksList(const QStringList& arguments, const ToolStreams& streams);
int runDesksLost(const QStringList& arguments, const ToolStreams& streams);
int runDesksFound(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
