#pragma once

#include "core/followups/promise_store.h"
#include "core/people/person_identity.h"
#include "db/base/connection.h"

namespace relais {

/// PromiseStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
class PromiseRepository final : public PromiseStore {
public:
    PromiseRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    void set(const PersonId& person, const CampaignCode& campaign, const std::optional<LivePromise>& promise) override;
    std::vector<Named> agendaOf(const AgentId& agent, Instant until, int limit) override;
    int countDueIn(const Window& window) override;

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
