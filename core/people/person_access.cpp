#include "core/people/person_access.h"

#include <algorithm>

namespace relais {

namespace {

bool isLentTo(CentralUnit& unit, const AgentProfile& agent, const DeskId& desk, const PersonId& person)
{
    const auto leases = unit.leases.heldBy(desk);
    return std::any_of(
        leases.begin(), leases.end(), [&](const Lease& lease) { return lease.person == person && lease.agent == agent.id; });
}

bool workedOn(CentralUnit& unit, const AgentProfile& agent, const PersonId& person, Instant since)
{
    const auto facts = unit.facts.factsOf(person);
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
        if (fact.agent != agent.id || !fact.fence || fact.occurredAt < since) {
            return false;
        }
        const auto lease = unit.leases.byFence(person, *fact.fence);
        return lease && lease->agent == agent.id;
    });
}

bool promised(CentralUnit& unit, const AgentProfile& agent, const PersonId& person, Instant until)
{
    constexpr int mostPromises = 500;
    const auto promises = unit.promises.agendaOf(agent.id, until, mostPromises);
    return std::any_of(promises.begin(), promises.end(),
        [&](const PromiseStore::Named& named) { return named.promise.person == person && named.promise.owner == agent.id; });
}

} // namespace

bool readsByRole(Role role)
{
    return role == Role::CampaignLead || role == Role::MedicalOfficer;
}

std::optional<FileAccess> accessToFile(
    CentralUnit& unit, const AgentProfile& agent, const DeskId& desk, const PersonId& person, bool openedLately, Instant now)
{
    if (!unit.people.knows(person)) {
        return std::nullopt;
    }
    if (openedLately) {
        return FileAccess::Opened;
    }
    if (readsByRole(agent.role)) {
        return FileAccess::ByRole;
    }
    if (isLentTo(unit, agent, desk, person) || workedOn(unit, agent, person, now - std::chrono::hours(24))) {
        return FileAccess::HandedOut;
    }
    return promised(unit, agent, person, now + std::chrono::days(7)) ? std::optional(FileAccess::Promised) : std::nullopt;
}

} // namespace relais
