#pragma once

#include "core/queue/funnel.h"
#include "db/base/connection.h"

namespace relais {

/// FunnelStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
/// Entries that wait in an agent's own lane are counted there, not in their campaign's states.
class FunnelRepository final : public FunnelStore {
public:
    FunnelRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    void add(const CampaignCode& campaign, const FunnelCounts& change) override;
    FunnelCounts of(const CampaignCode& campaign) override;

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
