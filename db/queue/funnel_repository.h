#pragma once

#include "core/queue/funnel.h"
#include "db/base/connection.h"

namespace relais {

/// FunnelStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
/// What is added is gathered and written by flush(), which the end of the job (CentralStores) calls.
/// Entries that wait in an agent's own lane are counted there, not in their campaign's states.
class FunnelRepository final : public FunnelStore {
public:
    FunnelRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    void add(const CampaignCode& campaign, const FunnelCounts& change) override;
    FunnelCounts of(const CampaignCode& campaign) override;
    /// Writes what was added; must be called before the job ends.
    void flush();

private:
    Connection& m_connection;
    CentreId m_centre;
    std::map<std::pair<CampaignCode, QString>, std::int64_t> m_added; ///< not written yet: people of a batch share the counters
};

} // namespace relais
