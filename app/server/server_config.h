#pragma once

#include "app/server/server_settings.h"

namespace relais {

/// Reads the configuration file of a server: "key = value" lines, '#' at the beginning of a line or behind white space begins a comment. Pure.
/// InvalidInput with the line and what was expected for anything else: an unknown key (naming the nearest known one), a value
/// out of its range, a key twice.
Result<ServerSettings> readServerConfig(const QString& text);

/// The known keys with their meaning, range and default, one a line, as --help prints them.
QString describeServerConfig();

} // namespace relais
