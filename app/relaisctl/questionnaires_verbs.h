#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// relaisctl questionnaires check [FILE…]: one line a fault; without files, those that the programs carry.
int runQuestionnairesCheck(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
