#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

namespace relais {

/// The call that a pathway wants next from a queue, as its schedule says (core/programmes).
struct StepCall {
    QString pathway; ///< code
    QString step;    ///< code
    int occurrence = 1;
    Window due;             ///< when it is planned
    Window window;          ///< in which it may be made; past it, it is late
    int attempts = 0;       ///< that count, so far
    int attemptsLeft = 1;   ///< 1: the last try
    bool suspended = false; ///< in hospital or an institution
    QString
        task; ///< why it stands at the head of the queue: "no_appointment", "discharge_unconfirmed"; empty: a call like others
    std::optional<Instant> anchoredAt = {}; ///< what it is counted from: of a task, the discharge
    QString letter; ///< owed for the steps before: "unreachable", "verify_number" after two of them, or nothing
    bool operator==(const StepCall&) const = default;
};

} // namespace relais
