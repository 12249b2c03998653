#pragma once

#include "core/accounts/role.h"
#include "core/base/id.h"

#include <QStringList>

namespace relais {

/// Somebody who can sign in. A value; the password's hash is not part of it.
struct AgentAccount {
    AgentId id;
    CentreId centre;
    QString login; ///< [a-z0-9._-]{1,64}, unique in its centre
    QString displayName;
    Role role = Role::EnrolmentCaller;
    QStringList competences; ///< those in force today
    bool active = true;
    bool operator==(const AgentAccount&) const = default;
};

} // namespace relais
