#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>
#include <vector>

namespace relais {

/// A promise that somebody still has to keep.
struct LivePromise {
    PromiseId id;
    PersonId person;
    CampaignCode campaign;
    Window due; ///< the plan's: the time promised, or that of the next try
    std::optional<AgentId> owner;
    AgentId madeBy;
    QString reason;
    bool operator==(const LivePromise&) const = default;
};

/// The live promises of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class PromiseStore {
public:
    virtual ~PromiseStore() = default;

    /// The one live promise of a person in a campaign: set, or nothing.
    virtual void set(const PersonId& person, const CampaignCode& campaign, const std::optional<LivePromise>& promise) = 0;
    /// Due before `until`, her own and anyone's, by due time, with the name of whom they concern ("Marguerite ROUSSEAU").
    struct Named {
        LivePromise promise;
        QString name;
    };
    virtual std::vector<Named> agendaOf(const AgentId& agent, Instant until, int limit) = 0;
    virtual int countDueIn(const Window& window) = 0;
};

} // namespace relais
