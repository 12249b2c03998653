#pragma once

#include "core/accounts/agent_directory.h"
#include "db/accounts/account_repository.h"

namespace relais {

/// AgentDirectory over the agents of one centre, inside the transaction of its connection; competences are those at `now`.
class AgentDirectoryRepository final : public AgentDirectory {
public:
    AgentDirectoryRepository(Connection& connection, CentreId centre, Instant now)
        : m_accounts(connection), m_centre(std::move(centre)), m_now(now)
    {}
    std::optional<AgentProfile> find(const AgentId& agent) override;
    std::optional<Role> roleAt(const AgentId& agent, const DeskId& desk) override;
    void expectAt(const std::vector<std::pair<AgentId, DeskId>>& people) override;

private:
    AccountRepository m_accounts;
    const CentreId m_centre;
    const Instant m_now;
};

} // namespace relais
