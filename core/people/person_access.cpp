#include "core/people/person_access.h"

#include <algorithm>

namespace relais {

bool mayReadFile(
    CentralUnit& unit, const AgentProfile& agent, const DeskId& desk, const PersonId& person, bool openedLately, Instant now)
{
    if (!unit.people.knows(person)) {
        return false;
    }
    if (openedLately || agent.role == Role::CampaignLead || agent.role == Role::MedicalOfficer) {
        return true;
    }
    const auto leases = unit.leases.heldBy(desk);
    if (std::any_of(leases.begin(), leases.end(),
            [&](const Lease& lease) { return lease.person == person && lease.agent == agent.id; })) {
        return true;
    }
    const auto facts = unit.facts.factsOf(person);
    const Instant lately = now - std::chrono::hours(24);
    if (std::any_of(
            facts.begin(), facts.end(), [&](const Fact& fact) { return fact.agent == agent.id && fact.occurredAt >= lately; })) {
        return true;
    }
    constexpr int mostPromises = 500;
    const auto promises = unit.promises.agendaOf(agent.id, now + std::chrono::days(7), mostPromises);
    return std::any_of(promises.begin(), promises.end(),
        [&](const PromiseStore::Named& named) { return named.promise.person == person && named.promise.owner == agent.id; });
}

} // namespace relais
