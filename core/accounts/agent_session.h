#pragma once

#include "core/accounts/agent_account.h"
#include "core/accounts/enrolled_desk.h"
#include "core/base/instant.h"

namespace relais {

/// One agent signed in at one desk, until sign-out or expiry. What every request under a session token is made as.
struct AgentSession {
    AgentAccount agent;
    EnrolledDesk desk;
    Instant expiresAt;
    bool operator==(const AgentSession&) const = default;
};

} // namespace relais
