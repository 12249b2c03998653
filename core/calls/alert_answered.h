#pragma once

#include "core/base/id.h"

#include <QString>

namespace relais {

/// A medical officer has taken an alert (a mark of kind Emergency) and says what was done: the body of a fact.
struct AlertAnswered {
    FactId alert;
    QString note; ///< ≤ 400 characters; may be empty
    bool operator==(const AlertAnswered&) const = default;
};

} // namespace relais
