#pragma once

#include "core/accounts/password_hasher.h"
#include "core/accounts/role.h"
#include "core/base/id_maker.h"
#include "db/base/database.h"

#include <QStringList>

#include <vector>

namespace relais {

/// A centre with the people who work there, as an administrator writes it down. Passwords are in clear: the file is to be
/// deleted after use.
struct Provision {
    struct Agent {
        AgentId id; ///< null: a new one is made
        QString login;
        QString password;
        QString displayName;
        Role role = Role::EnrolmentCaller;
        QStringList competences;
    };
    CentreId centre;
    QString centreName;
    QString calendar;
    QString deskEnrolmentCode;
    std::vector<Agent> agents;

    /// Strict; InvalidInput names path and expectation.
    static Result<Provision> fromJson(const QByteArray& json);
};

/// Writes it in one transaction. An agent whose login is there already, and a code that is there, are left as they are, so that the
/// same file may be given again. Gives how many agents were added.
Result<int> provision(Database& database, PasswordHasher& hasher, IdMaker& ids, const Provision& provision, Instant now);

} // namespace relais
