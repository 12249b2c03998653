#pragma once

#include <QString>

#include <optional>

namespace relais {

/// Asks on the terminal and reads one line without showing it; nothing where there is no terminal.
std::optional<QString> readHidden(const QString& question);

} // namespace relais
