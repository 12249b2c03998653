#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace relais {

/// What stands on the command line of the workstation. A value; nothing here is a secret.
struct Options {
    bool help = false;
    bool version = false;
    bool demo = false;         ///< an invented centre of our own, as a child process
    bool offlineStart = false; ///< do not look for the server by ourselves
    std::optional<QUrl> server;
    std::optional<QString> calendar; ///< "france", "demo": as the centre on the server
    std::optional<QString> line;     ///< "simulated", "tel", "command"
    std::optional<QString> theme;    ///< "light", "dark", "system"
    QString settingsFile;            ///< empty: the usual place
    QString samuFile;                ///< the centre's numbers of the SAMU; empty: as the settings file says
    QString dataFolder;              ///< empty: the usual place
    QString tourPart;                ///< of the tour: "day", "dark", "zoom"; empty: all
    int tourFirst = 1;               ///< number of its first picture
    QString tourFolder;              ///< empty: no tour
    std::uint64_t seed = 0;          ///< of the simulated line and the demo; 0: by chance

    /// Without the program's name. Fails with InvalidInput; the detail is a French sentence for the terminal.
    static Result<Options> fromArguments(const QStringList& arguments);
    /// What `relais --help` prints.
    static QString helpText();
};

} // namespace relais
