#include "core/activity/agent_state.h"

#include <algorithm>
#include <array>

namespace relais {

namespace {
constexpr std::array texts{"signed_out", "ready", "in_call", "wrap_up", "activity", "pause"};
static_assert(texts.size() == static_cast<std::size_t>(AgentState::Pause) + 1);
} // namespace

QString codeOf(AgentState state)
{
    return QLatin1String(texts[static_cast<std::size_t>(state)]);
}

std::optional<AgentState> agentStateFromCode(QStringView code)
{
    const auto it = std::find_if(texts.begin(), texts.end(), [&](const char* text) { return code == QLatin1String(text); });
    return it == texts.end() ? std::nullopt : std::optional(static_cast<AgentState>(it - texts.begin()));
}

} // namespace relais
