#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

#include <vector>

namespace relais {

/// One thing that relaisctl does: "targets import", or "backup". `run` gets what follows these words and gives the exit code.
struct Verb {
    QString family;  ///< "targets"
    QString name;    ///< "import"; empty: the family is the verb
    QString summary; ///< French, one line
    int (*run)(const QStringList& arguments, const ToolStreams& streams);
};

/// Every verb: one file of app/relaisctl per family, one line here per verb.
const std::vector<Verb>& verbs();

/// Finds the verb and runs it; help, and one sentence for what is not known.
int runTool(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
