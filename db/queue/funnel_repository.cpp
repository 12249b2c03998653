#include "db/queue/funnel_repository.h"

#include <array>

namespace relais {

void FunnelRepository::add(const CampaignCode& campaign, const FunnelCounts& change)
{
    for (const auto& [name, by] : change) {
        m_added[{campaign, name}] += by;
    }
}

void FunnelRepository::flush()
{
    for (const auto& [counter, by] : m_added) {
        const auto& [campaign, name] = counter;
        m_connection.writeSoon("queue/funnel.add", (campaign.code + u'/' + name).toUtf8(), m_centre, campaign, name, by);
    }
    m_added.clear();
}

FunnelCounts FunnelRepository::of(const CampaignCode& campaign)
{
    static const std::array<QString, 4> states{QStringLiteral("entries.scheduled"), QStringLiteral("entries.ready"),
        QStringLiteral("entries.leased"), QStringLiteral("entries.done")};
    flush();
    FunnelCounts counts;
    auto counters = m_connection.statement("queue/funnel.of");
    counters.bindAll(m_centre, campaign);
    while (counters.step()) {
        Row row = counters.row();
        const auto name = row.next<QString>();
        counts[name] = row.next<std::int64_t>();
    }
    auto entries = m_connection.statement("queue/funnel.entries");
    entries.bindAll(m_centre, campaign);
    while (entries.step()) {
        Row row = entries.row();
        const auto state = row.next<std::size_t>();
        counts[states.at(state)] = row.next<std::int64_t>();
    }
    return counts;
}

} // namespace relais
