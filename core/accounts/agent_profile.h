#pragma once

#include "core/accounts/role.h"
#include "core/base/id.h"

#include <QStringList>

namespace relais {

/// What the queue and the files need to know of somebody who works here. A value; competences are those of today.
struct AgentProfile {
    AgentId id;
    CentreId centre;
    QString displayName; ///< "Paul D."
    Role role = Role::EnrolmentCaller;
    QStringList competences;
    bool operator==(const AgentProfile&) const = default;
};

} // namespace relais
