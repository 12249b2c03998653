#pragma once

#include "core/base/instant.h"

#include <QString>

#include <chrono>
#include <optional>

namespace relais {

/// How an alert stands that no medical officer has taken.
enum class AlertStanding { Open, Escalated };

QString codeOf(AlertStanding standing); ///< "open", "escalated"
std::optional<AlertStanding> alertStandingFromCode(QStringView code);

/// Escalated once it has waited the whole delay. An alert from a clock that is ahead has not waited yet. Pure.
AlertStanding standingOf(Instant raisedAt, Instant now, std::chrono::minutes escalateAfter);

} // namespace relais
