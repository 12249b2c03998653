#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace relais {

/// The address of a server: https, or http on this machine alone, since passwords and health data travel there; no user, no password in
/// it. None for anything else. The one rule of every program that speaks to a server.
std::optional<QUrl> serverUrl(const QString& text);

} // namespace relais
