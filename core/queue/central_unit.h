#pragma once

#include "core/accounts/agent_directory.h"
#include "core/activity/agent_now.h"
#include "core/base/id_maker.h"
#include "core/followups/promise_store.h"
#include "core/outbox/change_feed.h"
#include "core/outbox/fact_store.h"
#include "core/people/person_store.h"
#include "core/programmes/pathway_store.h"
#include "core/queue/funnel.h"
#include "core/queue/lease_store.h"
#include "core/queue/queue_store.h"

namespace relais {

/// The central stores of one centre inside one transaction: the unit of work of every use case of the server. Borrowed for the
/// length of one job on a database thread. A storage failure leaves it as an exception that only db/ knows: use cases let it pass.
struct CentralUnit {
    CentreId centre;
    AgentDirectory& agents;
    PersonStore& people;
    FactStore& facts;
    QueueStore& queue;
    LeaseStore& leases;
    PromiseStore& promises;
    FunnelStore& funnel;
    FeedStore& feed;
    AgentStateStore& agentStates;
    PathwayStore& pathways;
    IdMaker& ids;
};

} // namespace relais
