#pragma once

#include <QString>

#include <optional>

namespace relais {

/// What an agent is doing. The network is a flag of its own, never a state.
enum class AgentState { SignedOut, Ready, InCall, WrapUp, Activity, Pause };
QString codeOf(AgentState state); ///< "signed_out", "ready", "in_call", "wrap_up", "activity", "pause"
std::optional<AgentState> agentStateFromCode(QStringView code);

/// Why she pauses, or which activity: codes of resources/activity ("lunch", "short", "training", "meeting"…).
struct StateReason {
    QString code;
    bool operator==(const StateReason&) const = default;
};

/// Fact body: one transition; its time is the envelope's.
struct AgentStateChanged {
    AgentState from = AgentState::SignedOut;
    AgentState to = AgentState::Ready;
    std::optional<StateReason> reason; ///< with Pause and Activity
    bool operator==(const AgentStateChanged&) const = default;
};

} // namespace relais
