#pragma once

#include "app/relaisctl/tool_streams.h"
#include "core/base/named_file.h"
#include "core/base/resource_fault.h"

#include <optional>
#include <vector>

namespace relais {

/// A file that a person named, of 4 MB at most; nothing: it cannot be read, which was said.
std::optional<NamedFile> fileToCheck(const QString& path, const ToolStreams& streams);

/// The files that a check is to look at, as its command line names them; nothing: it was said what is wrong, or the help was wanted.
std::optional<QStringList> pathsToCheck(const QStringList& arguments, const QString& help, const ToolStreams& streams, int& code);

/// One line a fault, and whether all is good; gives the code to leave with.
int tellFaults(const std::vector<ResourceFault>& faults, std::size_t files, const ToolStreams& streams);

} // namespace relais
