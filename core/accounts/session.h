#pragma once

#include "core/accounts/role.h"
#include "core/base/id.h"
#include "core/base/instant.h"

#include <QStringList>

namespace relais {

/// A machine becomes a desk of a centre, once, with a code that an administrator gave.
struct DeskEnrolmentRequest {
    QString enrolmentCode; ///< ≤ 128 characters
    QString deskName;      ///< ≤ 80 characters, as the administrator will see it
    bool operator==(const DeskEnrolmentRequest&) const = default;
};

/// The desk's own credential, under which its outbox is pushed whoever is signed in.
struct DeskEnrolment {
    DeskId desk;
    QString credential; ///< secret, ≤ 256 characters
    CentreId centre;
    bool operator==(const DeskEnrolment&) const = default;
};

struct SignInRequest {
    QString login;    ///< ≤ 80 characters
    QString password; ///< ≤ 256 characters
    bool operator==(const SignInRequest&) const = default;
};

/// What an agent's session is: also what the desk needs to let her in offline for a while.
struct SignInAnswer {
    QString token;     ///< secret, ≤ 512 characters
    Instant expiresAt; ///< of the token, server time
    Instant serverTime;
    AgentId agent;
    CentreId centre;
    QString centreName; ///< "Albi"
    Role role = Role::EnrolmentCaller;
    QString displayName; ///< "Marie L."
    QStringList competences;
    int offlineHours = 72; ///< how long after this she may sign in without the server, 0 to 720
    int factVersion = 1;   ///< the newest `v` of facts that this server takes
    QString calendar;      ///< code of the centre's calendar; empty: whatever the desk was started with
    QString epoch;         ///< of the server's change feed
    bool operator==(const SignInAnswer&) const = default;
};

} // namespace relais
