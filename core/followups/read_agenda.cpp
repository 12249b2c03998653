#include "core/followups/read_agenda.h"

#include "core/accounts/server_act.h"
#include "core/people/history_for_role.h"
#include "core/people/slice_for_role.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int mostPromises = 500;
constexpr std::chrono::days agendaAhead{60};
constexpr std::chrono::days withPersonAhead{7};

bool mayKeep(const RuleBook& rules, const AgentProfile& agent, const CampaignCode& code)
{
    const CampaignSpec* campaign = rules.campaign(code);
    const bool competent = campaign != nullptr
        && std::all_of(campaign->competences.begin(), campaign->competences.end(),
            [&](const QString& one) { return agent.competences.contains(one); });
    // A manager phones nobody, and sees what waits.
    return competent && (campaign->isCalledBy(agent.role) || !may(agent.role, ServerAct::TakeContacts));
}

std::optional<EntryId> entryOf(CentralUnit& unit, const LivePromise& promise)
{
    for (const QueueEntry& entry : unit.queue.entriesOf(promise.person)) {
        if (entry.campaign == promise.campaign) {
            return entry.id;
        }
    }
    return std::nullopt;
}

/// A nurse may have written of health in it: a role that sees none reads only what another such role wrote.
bool mayReadReason(CentralUnit& unit, const AgentProfile& agent, const LivePromise& promise)
{
    if (seesHealthData(agent.role) || promise.madeBy == agent.id) {
        return true;
    }
    const auto author = unit.agents.find(promise.madeBy);
    return author && !seesHealthData(author->role);
}

} // namespace

AgendaPage readAgenda(CentralUnit& unit, const RuleBook& rules, const AgentProfile& agent, Instant now)
{
    AgendaPage page;
    page.serverTime = now;
    // A manager sees how many, when and whose; who it is about is for those who phone.
    const bool phones = may(agent.role, ServerAct::TakeContacts);
    for (const auto& [promise, name] : unit.promises.agendaOf(agent.id, now + agendaAhead, mostPromises)) {
        if (promise.owner != agent.id && !mayKeep(rules, agent, promise.campaign)) {
            continue;
        }
        AgendaPromise item;
        item.promise = promise.id;
        item.campaign = promise.campaign;
        item.entry = entryOf(unit, promise);
        item.due = promise.due;
        item.owner = promise.owner;
        if (promise.owner) {
            const auto owner = *promise.owner == agent.id ? std::optional(agent) : unit.agents.find(*promise.owner);
            item.ownerName = owner ? owner->displayName : QString();
        }
        item.reason = phones && mayReadReason(unit, agent, promise) ? promise.reason : QString();
        item.person = promise.person;
        item.personName = phones ? name : QString();
        if (promise.madeBy != agent.id) {
            const auto maker = unit.agents.find(promise.madeBy);
            item.madeByName = maker ? maker->displayName : QString();
        }
        if (promise.owner == agent.id && promise.due.from < now + withPersonAhead) {
            if (const auto file = unit.people.find(promise.person)) {
                const auto facts = unit.facts.factsOf(promise.person);
                const PersonState state = derivePerson(*file, facts);
                item.slice = sliceFor(agent.role, rules, *file, state, unit.agents);
                item.history = historyFor(agent.role, rules, state.history);
            }
        }
        page.items.push_back(std::move(item));
    }
    return page;
}

std::vector<SlotCapacity> slotCapacities(CentralUnit& unit, const RuleBook& rules, QDate date, const CentreId& centre)
{
    const QString territory = rules.calendar.territoryOfCentre(centre);
    std::vector<SlotCapacity> capacities;
    for (const Slot& slot : rules.calendar.slotsOfDay()) {
        const Window window{
            rules.calendar.instantOf({date, slot.from}, territory), rules.calendar.instantOf({date, slot.until}, territory)};
        capacities.push_back(
            {slot.code, slot.from, slot.until, rules.calendar.promisesIn(slot, centre), unit.promises.countDueIn(window)});
    }
    return capacities;
}

} // namespace relais
