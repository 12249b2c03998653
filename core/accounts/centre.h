#pragma once

#include "core/base/id.h"

namespace relais {

/// A call centre that this server works for.
struct Centre {
    CentreId id;
    QString name;     ///< "Albi"
    QString calendar; ///< code in resources/calendars
    bool operator==(const Centre&) const = default;
};

} // namespace relais
