#pragma once

#include <QString>

namespace relais {

/// French typography: ’ for ', no-break spaces before : ; ? ! », after «, between a number and h, min, %, ans.
/// Idempotent; leaves times ("14:02") and addresses ("http://…") alone. Pure, any thread.
QString typographic(const QString& text);

/// The same text with its first letter as a capital.
QString capitalised(const QString& text);

} // namespace relais
