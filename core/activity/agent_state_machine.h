#pragma once

#include "core/activity/agent_state.h"

namespace relais {

/// Which change of an agent's state is possible. The network is no state: it never forbids one. Pure.
///   signed out → ready, activity, pause
///   ready      → in call, activity, pause, signed out; wrap-up (a contact taken back, an attempt whose outcome is asked for)
///   in call    → wrap-up; ready, activity, pause when the line cannot tell its end and saving ends the call
///   wrap-up    → ready, activity, pause, signed out; in call (another number of the same contact)
///   activity   → ready, pause, signed out; in call (somebody calls in); wrap-up as from ready; activity of another reason
///   pause      → likewise
bool mayChange(AgentState from, AgentState to);

/// A pause and an activity have a reason, nothing else has one; the same state again only says another reason.
bool isValid(const AgentStateChanged& change);
/// The same, when the reason before is known: a change to the same state and reason is none.
bool isChange(const AgentStateChanged& change, const std::optional<StateReason>& reasonBefore);

/// Whether contacts are handed out to her, and whether this is work in the sense of occupancy.
constexpr bool wantsContacts(AgentState state)
{
    return state == AgentState::Ready;
}
constexpr bool isBusyWithPerson(AgentState state)
{
    return state == AgentState::InCall || state == AgentState::WrapUp;
}

} // namespace relais
