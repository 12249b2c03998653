#pragma once

#include "core/queue/central_unit.h"
#include "db/activity/agent_state_repository.h"
#include "db/followups/promise_repository.h"
#include "db/outbox/fact_repository.h"
#include "db/outbox/feed_repository.h"
#include "db/people/person_repository.h"
#include "db/programmes/pathway_repository.h"
#include "db/queue/funnel_repository.h"
#include "db/queue/lease_repository.h"
#include "db/queue/queue_repository.h"

namespace relais {

/// All central stores of one centre on one connection, for the length of one database job:
///
///     database.run(Access::Write, [=](Connection& connection) {
///         AccountRepository agents(connection, centre);
///         CentralStores stores(connection, centre, agents, ids);
///         auto answers = acceptFacts(stores.unit(), rules, uploader, facts, now);
///         stores.finish();   // writes the counters
///         return answers;
///     }, …);
class CentralStores {
public:
    CentralStores(Connection& connection, const CentreId& centre, AgentDirectory& agents, IdMaker& ids)
        : m_people(connection, centre), m_facts(connection, centre), m_queue(connection, centre), m_leases(connection, centre),
          m_promises(connection, centre), m_funnel(connection, centre), m_feed(connection, centre),
          m_agentStates(connection, centre),
          m_pathways(connection, centre), m_unit{centre, agents, m_people, m_facts, m_queue, m_leases, m_promises, m_funnel,
                                              m_feed, m_agentStates, m_pathways, ids}
    {}
    CentralStores(const CentralStores&) = delete;
    CentralStores& operator=(const CentralStores&) = delete;

    CentralUnit& unit() { return m_unit; }
    QueueRepository& queue() { return m_queue; }
    /// Must be called at the end of every job that writes.
    void finish()
    {
        m_queue.flush();
        m_funnel.flush();
    }

private:
    PersonRepository m_people;
    FactRepository m_facts;
    QueueRepository m_queue;
    LeaseRepository m_leases;
    PromiseRepository m_promises;
    FunnelRepository m_funnel;
    FeedRepository m_feed;
    AgentStateRepository m_agentStates;
    PathwayRepository m_pathways;
    CentralUnit m_unit;
};

} // namespace relais
