#include "core/queue/lease_contacts.h"

#include "core/accounts/server_act.h"
#include "core/people/history_for_role.h"
#include "core/people/slice_for_role.h"
#include "core/programmes/pathway_relay.h"
#include "core/queue/hand_out_order.h"
#include "core/queue/plan.h"
#include "core/queue/replan.h"
#include "core/queue/why_nobody.h"

#include <algorithm>
#include <map>

namespace relais {

namespace {

constexpr int leastRoom = 4; ///< as many as a desk asks anew for: one call, and what may follow it

/// Why she is called, without a word of health for a role that may not have one.
std::vector<QueueReason> reasonsFor(Role role, std::vector<QueueReason> reasons)
{
    if (!seesHealthData(role)) {
        std::erase_if(reasons, [](const QueueReason& one) { return one.code == QLatin1String("care_gap"); });
        for (QueueReason& reason : reasons) {
            if (reason.code == QLatin1String("back_home") && !seesPathways(role)) {
                reason.code = QStringLiteral("campaign_retry"); // that she was in hospital is nobody's business there
            }
        }
    }
    return reasons;
}

bool comesBefore(const QueueEntry& left, const QueueEntry& right)
{
    return handedOutBefore({left.rank, left.due.from, left.id}, {right.rank, right.due.from, right.id});
}

/// One hand-out while it is made.
class HandOut {
public:
    HandOut(CentralUnit& unit, const RuleBook& rules, const ServiceMoment& service, const LeaseOrder& order, Instant now)
        : m_unit(unit), m_rules(rules), m_service(service), m_holder(order.holder), m_now(now),
          m_most(std::clamp(order.request.max, 1, contactsPerDesk)), m_sharedMay(!order.request.busy)
    {}

    bool mayTake() const { return may(m_holder.agent.role, ServerAct::TakeContacts); }

    /// What the desk holds already; its entries and people are asked for next.
    void findHeld(std::vector<EntryId>& entries, std::vector<PersonId>& people)
    {
        for (const Lease& lease : m_unit.leases.heldBy(m_holder.desk)) {
            if (lease.expiresAt <= m_now) {
                continue;
            }
            if (lease.agent != m_holder.agent.id) {
                ++m_ofOthers; // who sat here before: theirs take up room until they are over
                continue;
            }
            m_held.push_back(lease);
            entries.push_back(lease.entry);
            people.push_back(lease.person);
        }
    }

    void answerHeld()
    {
        m_answer.serverTime = m_now;
        for (const Lease& lease : m_held) {
            if (const auto entry = m_unit.queue.find(lease.entry)) {
                m_sharedMay = m_sharedMay && (entry->rank != commonPromiseRank || lease.closedAt);
                m_answer.contacts.push_back(contactOf(*entry, personOf(entry->person), lease));
            }
        }
    }

    const AgentId& agent() const { return m_holder.agent.id; }

    /// Which of her lanes are open for her now; their heads are asked for next.
    void openLanes(const std::vector<LaneLoad>& lanes, std::vector<LaneId>& all)
    {
        for (const LaneLoad& load : lanes) {
            if (load.ready > 0) {
                const auto standing = laneStanding(m_rules, m_service, m_holder.agent, load.lane);
                const bool promises = standing == LaneStanding::PromisesOnly || standing == LaneStanding::ShiftEnds;
                if (promises || standing == LaneStanding::Open) {
                    m_open.push_back({load.lane.id, {}, 0, std::nullopt, false, promises});
                    all.push_back(load.lane.id);
                }
            }
        }
    }

    /// How many she may be given, promises aside.
    int wanted() const { return m_open.empty() ? 0 : std::max(0, std::min(m_most, room()) - contacts()); }

    /// Takes contacts until she holds what she asked for; what was lent has still to be written.
    LeaseAnswer make(std::vector<Lease>& lent)
    {
        if (!mayTake()) {
            m_answer.serverTime = m_now;
            m_answer.none = NoContact{QStringLiteral("not_permitted"), std::nullopt};
            return std::move(m_answer);
        }
        while (contacts() < room()) {
            const int held = contacts();
            const auto best = takeBest(room() - held);
            if (!best || (held >= m_most && best->rank > commonPromiseRank)) {
                break;
            }
            if (auto contact = lend(*best)) {
                m_answer.contacts.push_back(std::move(*contact));
            }
        }
        lent.insert(lent.end(), m_lent.begin(), m_lent.end());
        if (m_answer.contacts.empty()) {
            m_answer.none = whyNobody(m_rules, m_service, m_holder.agent, m_unit.queue, m_unit.queue.lanes(m_holder.agent.id));
        }
        return std::move(m_answer);
    }

private:
    struct OpenLane {
        LaneId id{};
        std::vector<QueueEntry> fetched;
        std::size_t next = 0;
        std::optional<QueueEntry> last; ///< the last one that was fetched: the walk goes on behind it
        bool dry = false;
        bool promisesOnly = false; ///< they stand at its head, so the walk ends at the first entry that is none
    };
    struct Person {
        PersonFile file;
        std::vector<Fact> facts;
        PersonState state;
    };

    int contacts() const { return static_cast<int>(m_answer.contacts.size()); }
    /// Whoever sits here now must not stand idle for what a killed program left behind.
    int room() const { return std::max(contactsPerDesk - m_ofOthers, leastRoom); }

    /// The best of the heads of all open lanes.
    std::optional<QueueEntry> takeBest(int wanted)
    {
        OpenLane* best = nullptr;
        for (OpenLane& lane : m_open) {
            if (lane.next == lane.fetched.size() && !lane.dry) {
                lane.fetched = m_unit.queue.ready(lane.id, wanted, lane.last);
                lane.next = 0;
                lane.dry = static_cast<int>(lane.fetched.size()) < wanted;
                if (!lane.fetched.empty()) {
                    lane.last = lane.fetched.back();
                }
            }
            if (lane.promisesOnly && lane.next < lane.fetched.size() && lane.fetched[lane.next].rank > commonPromiseRank) {
                lane.next = lane.fetched.size();
                lane.dry = true;
            }
            if (lane.next < lane.fetched.size()
                && (best == nullptr || comesBefore(lane.fetched[lane.next], best->fetched[best->next]))) {
                best = &lane;
            }
        }
        return best != nullptr ? std::optional(best->fetched[best->next++]) : std::nullopt;
    }
    Person personOf(const PersonId& id)
    {
        Person person;
        person.file = m_unit.people.find(id).value_or(PersonFile{});
        person.facts = m_unit.facts.factsOf(id);
        person.state = derivePerson(person.file, person.facts);
        person.state.history = withOwnersKnown(m_unit.agents, std::move(person.state.history));
        return person;
    }

    /// What her pathways owe is said before she is handed out: the next nurse finds on which she is, and since when. Her entry as it is then;
    /// nothing: it is not ready any more.
    std::optional<QueueEntry> withRelays(const QueueEntry& entry, Person& person)
    {
        if (!sayRelays(m_unit, m_rules, person.file, person.state.history, person.facts, m_now)) {
            return entry;
        }
        person.state = derivePerson(person.file, person.facts);
        replanPerson(m_unit, m_rules, person.file, person.state, m_now);
        person.state.history = withOwnersKnown(m_unit.agents, std::move(person.state.history));
        const auto stored = m_unit.queue.find(entry.id);
        return stored && stored->state == EntryState::Ready ? stored : std::nullopt;
    }

    std::optional<LeasedContact> lend(const QueueEntry& ready)
    {
        QueueEntry entry = ready;
        const CampaignSpec* campaign = m_rules.campaign(entry.campaign);
        if (campaign == nullptr) {
            return std::nullopt;
        }
        if (entry.rank == commonPromiseRank && !m_sharedMay) {
            return std::nullopt; // it waits for whoever is free first
        }
        Person person = personOf(entry.person);
        const auto permission = mayCall(*campaign, m_rules.outcomes, m_rules.calendar,
            factsOf(m_unit, m_rules, entry, person.file.territory, person.state.history, m_now), person.state.history, m_now);
        if (!permission.allowed) {
            putOff(entry, person, permission);
            return std::nullopt;
        }
        if (const auto told = withRelays(entry, person)) {
            entry = *told;
        } else {
            return std::nullopt;
        }
        Lease lease;
        lease.id = m_unit.ids.make<LeaseId>();
        lease.entry = entry.id;
        lease.person = entry.person;
        lease.desk = m_holder.desk;
        lease.agent = m_holder.agent.id;
        lease.fence = person.file.fence + 1;
        lease.leasedAt = m_now;
        lease.expiresAt = m_now + m_rules.leaseTime;
        QueueEntry lent = entry;
        lent.state = EntryState::Leased;
        m_unit.queue.update(entry, lent);
        m_lent.push_back(lease);
        m_sharedMay = m_sharedMay && entry.rank != commonPromiseRank;
        return contactOf(lent, person, lease);
    }

    /// Ready, but not callable: the plan may have been made before something changed, or the hours are over for this person.
    void putOff(const QueueEntry& entry, const Person& person, const CallPermission& permission)
    {
        if (!permission.nextAt) {
            replanPerson(m_unit, m_rules, person.file, person.state, m_now);
        }
        const auto stored = m_unit.queue.find(entry.id);
        if (!stored || stored->state != EntryState::Ready) {
            return;
        }
        QueueEntry later = *stored;
        later.state = EntryState::Scheduled;
        later.promoteAt = std::max(permission.nextAt.value_or(m_now + std::chrono::hours(1)), m_now + std::chrono::minutes(1));
        m_unit.queue.update(*stored, later);
    }

    /// "You promised" is said only to her who did; to anybody else, who it was.
    void namePromiser(std::vector<QueueReason>& reasons, const Person& person, const PromiseId& promise) const
    {
        const auto made =
            std::find_if(person.facts.begin(), person.facts.end(), [&](const Fact& fact) { return fact.id == promise; });
        if (made == person.facts.end()) {
            return;
        }
        for (QueueReason& reason : reasons) {
            if (reason.code == QLatin1String("own_promise") || reason.code == QLatin1String("promise")) {
                const bool hers = made->agent == m_holder.agent.id;
                const auto maker = hers ? std::nullopt : m_unit.agents.find(made->agent);
                reason.code = hers ? QStringLiteral("own_promise") : QStringLiteral("promise");
                reason.who = maker ? maker->displayName : QString();
            }
        }
    }

    LeasedContact contactOf(const QueueEntry& entry, const Person& person, const Lease& lease)
    {
        LeasedContact contact;
        contact.lease = lease.id;
        contact.entry = entry.id;
        contact.campaign = entry.campaign;
        contact.fence = lease.fence;
        contact.expiresAt = lease.expiresAt;
        // Within its class a rank says how long the gap in her care is.
        contact.rank = seesHealthData(m_holder.agent.role) ? entry.rank : classOfRank(entry.rank);
        contact.due = entry.due;
        contact.promise = entry.promise;
        if (const CampaignSpec* campaign = m_rules.campaign(entry.campaign)) {
            const auto plan = planEntry(*campaign, m_rules.outcomes, m_rules.calendar,
                factsOf(m_unit, m_rules, entry, person.file.territory, person.state.history, m_now), person.state.history);
            contact.reasons = reasonsFor(m_holder.agent.role, plan.reasons);
            if (plan.promise) {
                namePromiser(contact.reasons, person, *plan.promise);
            }
        }
        contact.person = sliceFor(m_holder.agent.role, m_rules, person.file, person.state, m_unit.agents);
        contact.history = historyFor(m_holder.agent.role, m_rules, person.state.history);
        return contact;
    }

    CentralUnit& m_unit;
    const RuleBook& m_rules;
    const ServiceMoment& m_service;
    const LeaseHolder& m_holder;
    Instant m_now;
    int m_most;
    bool m_sharedMay; ///< a promise that anyone may keep, one at a time
    int m_ofOthers = 0;
    std::vector<Lease> m_held;
    std::vector<Lease> m_lent;
    std::vector<OpenLane> m_open;
    LeaseAnswer m_answer;
};

/// Whoever is probably lent next is read ahead: the first of all these lanes together.
void expectFirst(CentralUnit& unit, std::vector<LaneId> lanes, int wanted)
{
    std::sort(lanes.begin(), lanes.end());
    lanes.erase(std::unique(lanes.begin(), lanes.end()), lanes.end());
    // Beyond those that are wanted a desk looks for promises, at most as many as it may hold.
    unit.queue.expectReady(lanes, wanted + contactsPerDesk);
    std::vector<QueueEntry> first;
    for (const LaneId lane : lanes) {
        const auto head = unit.queue.ready(lane, wanted, std::nullopt);
        first.insert(first.end(), head.begin(), head.end());
    }
    std::sort(first.begin(), first.end(), comesBefore);
    first.resize(std::min(first.size(), static_cast<std::size_t>(wanted)));
    std::vector<PersonId> people;
    people.reserve(first.size());
    for (const QueueEntry& entry : first) {
        people.push_back(entry.person);
    }
    unit.people.expect(people);
    unit.facts.expectOf(people);
}

void endLease(CentralUnit& unit, const RuleBook& rules, const Lease& lease, LeaseEvent why, Instant now)
{
    unit.leases.remove(lease, why, now);
    if (lease.closedAt) {
        return; // its entry went its way when it was closed
    }
    requeuePerson(unit, rules, lease.person, now);
}

} // namespace

LeaseAnswer leaseContacts(
    CentralUnit& unit, const RuleBook& rules, const LeaseHolder& holder, const LeaseRequest& request, Instant now)
{
    return std::move(leaseContacts(unit, rules, {{holder, request}}, now).front());
}

std::vector<LeaseAnswer> leaseContacts(
    CentralUnit& unit, const RuleBook& rules, const std::vector<LeaseOrder>& orders, Instant now)
{
    const ServiceMoment service = serviceMoment(rules, unit.centre, now);
    std::vector<HandOut> handOuts;
    handOuts.reserve(orders.size());
    std::vector<DeskId> desks;
    std::map<AgentId, std::vector<LaneLoad>> lanesOf; // one agent may sit at several desks
    for (const LeaseOrder& order : orders) {
        if (handOuts.emplace_back(unit, rules, service, order, now).mayTake()) {
            desks.push_back(order.holder.desk);
            lanesOf[order.holder.agent.id];
        }
    }
    const auto each = [&](auto does) {
        for (HandOut& one : handOuts) {
            if (one.mayTake()) {
                does(one);
            }
        }
    };
    std::vector<EntryId> heldEntries;
    std::vector<PersonId> heldPeople;
    unit.leases.expectDesks(desks);
    std::vector<AgentId> agents;
    agents.reserve(lanesOf.size());
    for (const auto& [agent, none] : lanesOf) {
        agents.push_back(agent);
    }
    unit.queue.expectLanes(agents);
    each([&](HandOut& one) { one.findHeld(heldEntries, heldPeople); });
    unit.queue.expect(heldEntries);
    unit.people.expect(heldPeople);
    unit.facts.expectOf(heldPeople);
    each([&](HandOut& one) { one.answerHeld(); });
    for (auto& [agent, lanes] : lanesOf) {
        lanes = unit.queue.lanes(agent);
    }
    std::vector<LaneId> lanes;
    each([&](HandOut& one) { one.openLanes(lanesOf.at(one.agent()), lanes); });
    int wanted = 0;
    each([&](HandOut& one) { wanted += one.wanted(); });
    if (wanted > 0) {
        expectFirst(unit, std::move(lanes), wanted);
    }
    std::vector<LeaseAnswer> answers;
    answers.reserve(orders.size());
    std::vector<Lease> lent;
    for (HandOut& one : handOuts) {
        answers.push_back(one.make(lent));
    }
    unit.leases.add(lent);
    return answers;
}

RenewAnswer renewLeases(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, const LeaseIds& leases, Instant now)
{
    RenewAnswer answer;
    answer.serverTime = now;
    const auto held = unit.leases.heldBy(desk);
    for (const LeaseId& id : leases.leases) {
        const auto lease = std::find_if(held.begin(), held.end(), [&](const Lease& one) { return one.id == id; });
        if (lease == held.end() || lease->expiresAt <= now) {
            answer.items.push_back({id, false, std::nullopt});
            continue;
        }
        const Instant until = now + rules.leaseTime;
        unit.leases.renew(*lease, until, now);
        answer.items.push_back({id, true, until});
    }
    return answer;
}

int giveBackLeases(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, const LeaseIds& leases, Instant now)
{
    int given = 0;
    for (const Lease& lease : unit.leases.heldBy(desk)) {
        if (std::find(leases.leases.begin(), leases.leases.end(), lease.id) != leases.leases.end()) {
            endLease(unit, rules, lease, LeaseEvent::GivenBack, now);
            ++given;
        }
    }
    return given;
}

int giveBackAll(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, bool deskLost, Instant now)
{
    const auto held = unit.leases.heldBy(desk);
    for (const Lease& lease : held) {
        endLease(unit, rules, lease, deskLost ? LeaseEvent::DeskLost : LeaseEvent::GivenBack, now);
        if (deskLost) {
            unit.feed.append(
                {0, ChangeKind::LeaseEnded, lease.person, lease.id, std::nullopt, std::nullopt, QStringLiteral("released")}, now);
        }
    }
    return static_cast<int>(held.size());
}

} // namespace relais
