#include "db/activity/agent_state_repository.h"

namespace relais {

void AgentStateRepository::record(const AgentNow& now)
{
    m_connection.writeSoon("activity/agent_state.record", {}, m_centre, now.agent, now.desk, now.state,
        now.reason ? std::optional(now.reason->code) : std::nullopt, now.since, now.deskSeq);
}

std::vector<AgentNow> AgentStateRepository::all()
{
    return m_connection.statement("activity/agent_state.all").bindAll(m_centre).all([](Row row) {
        AgentNow now{row.next<AgentId>(), row.next<DeskId>(), row.next<AgentState>(), std::nullopt, {}, 0};
        if (auto reason = row.next<std::optional<QString>>()) {
            now.reason = StateReason{*std::move(reason)};
        }
        now.since = row.next<Instant>();
        now.deskSeq = row.next<std::int64_t>();
        return now;
    });
}

} // namespace relais
