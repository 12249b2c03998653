#pragma once

#include <QString>

#include <optional>

namespace relais {

/// Why a call ended, as the telephone says it. It proposes an outcome, it never decides one.
enum class LineCause { Completed, Busy, NoAnswer, Machine, Rejected, InvalidNumber, Network, Cancelled, HandedOver, Unknown };

QString codeOf(LineCause
        cause); ///< "completed", "busy", "no_answer", "machine", "rejected", "invalid_number", "network", "cancelled", "handed_over", "unknown"
std::optional<LineCause> lineCauseFromCode(QStringView code);

} // namespace relais
