#pragma once

#include "app/relaisctl/tool_streams.h"
#include "ui/words/upkeep_words.h"

namespace relais {

/// Says why there is no copy; gives the exit code.
int tellCopyFailure(const CopyFailure& failure, UpkeepWords::Act act, const ToolStreams& streams);
/// Prints a table of what both sides hold: table, rows, checksum here and there.
void tellTallies(const StoreCopied& copied, const ToolStreams& streams);

} // namespace relais
