#pragma once

#include "app/relaisctl/tool_streams.h"
#include "core/programmes/programme_book.h"

#include <QStringList>

namespace relais {

/// The files to read: those named, each in the place of the one of its name that the programs carry, and the others that they carry, since
/// a pathway may open another file's. A file that cannot be read is said, and gives nothing.
std::optional<std::vector<NamedFile>> programmeFiles(const QStringList& paths, const ToolStreams& streams);

} // namespace relais
