#pragma once

#include "core/base/id.h"

namespace relais {

/// A workstation that may speak to the server. Its facts are taken under its own credential, whoever is signed in.
struct EnrolledDesk {
    DeskId id;
    CentreId centre;
    QString name;
    bool operator==(const EnrolledDesk&) const = default;
};

} // namespace relais
