#pragma once

#include "core/accounts/agent_profile.h"

#include <optional>

namespace relais {

/// Who works in a centre: a port. Lives inside one transaction, on a database thread; storage failures travel through it.
class AgentDirectory {
public:
    virtual ~AgentDirectory() = default;
    /// Nothing for an id that is unknown or belongs to another centre. Agents who left are still found: their facts stay.
    virtual std::optional<AgentProfile> find(const AgentId& agent) = 0;
    /// She has signed in at that desk, now or ever. Without the server she is let in only where she did.
    virtual bool hasWorkedAt(const AgentId& agent, const DeskId& desk) = 0;
};

} // namespace relais
