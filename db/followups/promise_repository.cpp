#include "db/followups/promise_repository.h"

namespace relais {

void PromiseRepository::set(const PersonId& person, const CampaignCode& campaign, const std::optional<LivePromise>& promise)
{
    m_connection.statement("followups/promise.clear").bindAll(m_centre, person, campaign).send();
    if (promise) {
        m_connection.statement("followups/promise.insert")
            .bindAll(m_centre, promise->id, person, campaign, promise->due.from, promise->due.until, promise->owner,
                promise->madeBy, promise->reason)
            .send();
    }
}

std::vector<PromiseStore::Named> PromiseRepository::agendaOf(const AgentId& agent, Instant until, int limit)
{
    return m_connection.statement("followups/promise.agenda").bindAll(m_centre, until, agent, limit).all([](Row row) {
        Named named{{row.next<PromiseId>(), row.next<PersonId>(), row.next<CampaignCode>(),
                        Window{row.next<Instant>(), row.next<Instant>()}, row.next<std::optional<AgentId>>(), row.next<AgentId>(),
                        row.next<QString>()},
            {}};
        const PersonIdentity identity{row.next<QString>(), row.next<QString>(), row.next<QString>(), {}, Sex::Unknown};
        named.name = identity.firstName + u' ' + identity.familyName().toUpper();
        return named;
    });
}

int PromiseRepository::countDueIn(const Window& window)
{
    return m_connection.statement("followups/promise.count_due")
        .bindAll(m_centre, window.from, window.until)
        .value<int>()
        .value_or(0);
}

} // namespace relais
