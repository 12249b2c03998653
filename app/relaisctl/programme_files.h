#pragma once

#include "app/relaisctl/tool_streams.h"
#include "core/programmes/programme_book.h"

namespace relais {

/// Programme files that a person names, and what they are judged by.
struct ProgrammeSet {
    std::vector<NamedFile> files; ///< those named; none was: those that the programs carry
    ProgrammeSurroundings around;
};

/// How a person wants her files to be judged.
struct ProgrammeSetOptions {
    QStringList paths;
    bool alone = false; ///< as in a folder of a server that holds nothing else; else beside those that the programs carry
    QString campaigns;  ///< a folder whose files are the campaigns; empty: those that the programs carry
};

/// Reads them. A file or a folder that cannot be read is said, and gives nothing.
std::optional<ProgrammeSet> programmeSet(const ProgrammeSetOptions& options, const ToolStreams& streams);

/// Their book; when they are faulty each fault is said, in French, and there is none.
std::optional<ProgrammeBook> bookOf(const ProgrammeSet& set, const ToolStreams& streams);

} // namespace relais
