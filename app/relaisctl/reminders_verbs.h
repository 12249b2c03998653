#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// relaisctl reminders due --database FILE [--channel …] [--until DATE]: how many messages of schedules are due, and how many of them cannot be
/// sent and why. Counts alone; writes nothing.
int runRemindersDue(const QStringList& arguments, const ToolStreams& streams);
/// relaisctl reminders export --database FILE --channel … --out FILE: writes the file for the printer or the gateway and records each line as
/// sent. Broken off at any moment and started again it ends the same file: nothing goes out twice, nothing is lost.
int runRemindersExport(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
