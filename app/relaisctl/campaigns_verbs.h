#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// relaisctl campaigns check [FILE…]: one line a fault; each file stands in the place of the one of its name that the programs carry, and all are
/// judged together with the pathways that ship.
int runCampaignsCheck(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
