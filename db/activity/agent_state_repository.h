#pragma once

#include "core/activity/agent_now.h"
#include "db/base/connection.h"

namespace relais {

/// AgentStateStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
class AgentStateRepository final : public AgentStateStore {
public:
    AgentStateRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    void record(const AgentNow& now) override;
    std::vector<AgentNow> all() override;

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
