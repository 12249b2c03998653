#pragma once

#include "core/accounts/agent_profile.h"

#include <optional>
#include <utility>
#include <vector>

namespace relais {

/// Who works in a centre: a port. Lives inside one transaction, on a database thread; storage failures travel through it.
class AgentDirectory {
public:
    virtual ~AgentDirectory() = default;
    /// Nothing for an id that is unknown or belongs to another centre. Agents who left are still found: their facts stay.
    virtual std::optional<AgentProfile> find(const AgentId& agent) = 0;
    /// Her role, if she has signed in at that desk, now or ever: without the server she is let in only where she did.
    virtual std::optional<Role> roleAt(const AgentId& agent, const DeskId& desk) = 0;
    /// roleAt() will be asked of these next, each once: a store behind a network reads them together. Changes nothing.
    virtual void expectAt(const std::vector<std::pair<AgentId, DeskId>>&) {}
};

} // namespace relais
