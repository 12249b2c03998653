#include "core/activity/agent_state_machine.h"

namespace relais {

namespace {
bool hasReason(AgentState state)
{
    return state == AgentState::Pause || state == AgentState::Activity;
}
} // namespace

bool mayChange(AgentState from, AgentState to)
{
    switch (from) {
    case AgentState::SignedOut: return to == AgentState::Ready || hasReason(to);
    case AgentState::Ready: return to != AgentState::Ready;
    case AgentState::InCall: return to == AgentState::WrapUp || to == AgentState::Ready || hasReason(to);
    case AgentState::WrapUp: return to != AgentState::WrapUp;
    case AgentState::Activity:
    case AgentState::Pause: return true;
    }
    return false;
}

bool isValid(const AgentStateChanged& change)
{
    return mayChange(change.from, change.to) && change.reason.has_value() == hasReason(change.to)
        && (!change.reason || !change.reason->code.isEmpty());
}

bool isChange(const AgentStateChanged& change, const std::optional<StateReason>& reasonBefore)
{
    return isValid(change) && (change.from != change.to || change.reason != reasonBefore);
}

} // namespace relais
