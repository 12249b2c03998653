#pragma once

#include "app/relaisctl/tool_streams.h"
#include "db/postgres/store_address.h"

#include <QCommandLineParser>

namespace relais {

/// What a verb of the store takes. A value.
struct UpkeepOptions {
    QStringList wanted; ///< options with a value, all of which must be given: "database"
    QStringList flags;
    QString help;

    /// Reads the arguments into `parser`. False: said why, or the help, with the code to end with.
    bool read(QCommandLineParser& parser, const QStringList& arguments, const ToolStreams& streams, int& code) const;
};

/// The store that an option names. Nothing: said why. `mustBeThere`: a file is not made.
std::optional<StoreAddress> storeOption(
    const QCommandLineParser& parser, const QString& option, bool mustBeThere, const ToolStreams& streams);

} // namespace relais
