#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace relais {

/// What somebody asked of relais-server on its command line. A value.
struct ServerOptions {
    bool help = false;
    bool version = false;
    QString config;    ///< --config FILE
    QString provision; ///< --provision FILE, with --config
    bool demo = false;
    std::uint64_t seed = 1;            ///< of the demo
    std::optional<QString> database;   ///< --database FILE: where the demo keeps its centre; none: gone when it ends
    std::optional<std::uint16_t> port; ///< goes before the configuration
    bool printJson = false;            ///< one line about the demo on standard output, once it serves
    bool quiet = false;

    /// InvalidInput says what is wrong, in English, for a terminal.
    static Result<ServerOptions> read(const QStringList& arguments);
    static QString describe();
};

} // namespace relais
