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
};

} // namespace relais
