#pragma once

#include "core/activity/agent_state.h"
#include "core/base/id.h"
#include "core/base/instant.h"

#include <vector>

namespace relais {

/// Where an agent stands by her last transition.
struct AgentNow {
    AgentId agent;
    DeskId desk;
    AgentState state = AgentState::SignedOut;
    std::optional<StateReason> reason;
    Instant since;
    std::int64_t deskSeq = 0;
};

/// The states of the agents of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class AgentStateStore {
public:
    virtual ~AgentStateStore() = default;
    /// Keeps the later one by (since, deskSeq): transitions may arrive in any order.
    virtual void record(const AgentNow& now) = 0;
    virtual std::vector<AgentNow> all() = 0;
};

} // namespace relais
