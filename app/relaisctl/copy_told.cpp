#include "app/relaisctl/copy_told.h"

namespace relais {

int tellCopyFailure(const CopyFailure& failure, UpkeepWords::Act act, const ToolStreams& streams)
{
    streams.say(UpkeepWords::copyFailed(failure, act));
    return failure.problem == CopyProblem::Stopped ? ExitInterrupted
        : failure.problem == CopyProblem::Store    ? ExitFailed
                                                   : ExitRefused;
}

void tellTallies(const StoreCopied& copied, const ToolStreams& streams)
{
    if (copied.wentOn) {
        streams.say(UpkeepWords::wentOn());
    }
    streams.print(UpkeepWords::tallies(copied.tables));
}

} // namespace relais
