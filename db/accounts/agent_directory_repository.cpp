#include "db/accounts/agent_directory_repository.h"

namespace relais {

std::optional<AgentProfile> AgentDirectoryRepository::find(const AgentId& agent)
{
    auto found = m_accounts.agent(m_centre, agent, m_now);
    if (!found) {
        return std::nullopt;
    }
    return AgentProfile{found->id, found->centre, found->displayName, found->role, found->competences};
}

std::optional<Role> AgentDirectoryRepository::roleAt(const AgentId& agent, const DeskId& desk)
{
    return m_accounts.roleAt(m_centre, agent, desk);
}

void AgentDirectoryRepository::expectAt(const std::vector<std::pair<AgentId, DeskId>>& people)
{
    for (const auto& [agent, desk] : people) {
        m_accounts.askRoleAt(m_centre, agent, desk);
    }
}

} // namespace relais
