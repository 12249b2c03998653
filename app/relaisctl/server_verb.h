#pragma once

#include "app/relaisctl/server_access.h"

#include <functional>
#include <map>

namespace relais {

/// What a verb that only asks a server takes beside the options of ServerAccess and --json.
struct ServerVerbShape {
    QString help;
    QStringList options; ///< with a value, each needed
    QStringList flags;
    QString oneObject; ///< the sentence when not exactly one object is named; empty: none is taken
};
struct ServerVerbInput {
    QString object;
    std::map<QString, QString> values;
    QStringList flags; ///< those that were given
    bool json = false;
};

/// Reads the arguments, gets into the server, does the work, says in one sentence what failed. Gives the exit code.
int runServerVerb(const QStringList& arguments, const ToolStreams& streams, const ServerVerbShape& shape,
    const std::function<Result<Done>(ServerClient&, const ServerVerbInput&)>& work);

/// One line of JSON.
QString jsonLine(const QJsonObject& object);

} // namespace relais
