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

/// One hand-out while it is made.
class HandOut {
public:
    HandOut(CentralUnit& unit, const RuleBook& rules, const LeaseHolder& holder, const LeaseRequest& request, Instant now)
        : m_unit(unit), m_rules(rules), m_holder(holder), m_now(now), m_most(std::clamp(request.max, 1, contactsPerDesk)),
          m_sharedMay(!request.busy)
    {}

    LeaseAnswer make()
    {
        LeaseAnswer answer;
        answer.serverTime = m_now;
        if (!may(m_holder.agent.role, ServerAct::TakeContacts)) {
            answer.none = NoContact{QStringLiteral("not_permitted"), std::nullopt};
            return answer;
        }
        int ofOthers = 0;
        for (const Lease& lease : m_unit.leases.heldBy(m_holder.desk)) {
            if (lease.expiresAt <= m_now) {
                continue;
            }
            if (lease.agent != m_holder.agent.id) {
                ++ofOthers; // who sat here before: theirs take up room until they are over
                continue;
            }
            if (const auto entry = m_unit.queue.find(lease.entry)) {
                m_sharedMay = m_sharedMay && (entry->rank != commonPromiseRank || lease.closedAt);
                answer.contacts.push_back(contactOf(*entry, personOf(entry->person), lease));
            }
        }
        const auto lanes = m_unit.queue.lanes(m_holder.agent.id);
        const ServiceMoment service = serviceMoment(m_rules, m_unit.centre, m_now);
        for (const LaneLoad& load : lanes) {
            if (load.ready > 0) {
                const auto standing = laneStanding(m_rules, service, m_holder.agent, load.lane);
                const bool promises = standing == LaneStanding::PromisesOnly || standing == LaneStanding::ShiftEnds;
                if (promises || standing == LaneStanding::Open) {
                    m_open.push_back({load.lane.id, {}, 0, std::nullopt, false, promises});
                }
            }
        }
        // Whoever sits here now must not stand idle for what a killed program left behind.
        const int room = std::max(contactsPerDesk - ofOthers, leastRoom);
        while (static_cast<int>(answer.contacts.size()) < room) {
            const int held = static_cast<int>(answer.contacts.size());
            const auto best = takeBest(room - held);
            if (!best || (held >= m_most && best->rank > commonPromiseRank)) {
                break;
            }
            if (auto contact = lend(*best)) {
                answer.contacts.push_back(std::move(*contact));
            }
        }
        if (answer.contacts.empty()) {
            answer.none = whyNobody(m_rules, service, m_holder.agent, m_unit.queue, lanes);
        }
        return answer;
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
    static bool comesBefore(const QueueEntry& left, const QueueEntry& right)
    {
        return handedOutBefore({left.rank, left.due.from, left.id}, {right.rank, right.due.from, right.id});
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
            factsOf(m_unit, m_rules, entry, person.file.territory, person.state.history), person.state.history, m_now);
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
        lease.leasedAt = m_now;
        lease.expiresAt = m_now + m_rules.leaseTime;
        QueueEntry lent = entry;
        lent.state = EntryState::Leased;
        m_unit.queue.update(entry, lent);
        lease.fence = m_unit.leases.add(lease);
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
                factsOf(m_unit, m_rules, entry, person.file.territory, person.state.history), person.state.history);
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
    const LeaseHolder& m_holder;
    Instant m_now;
    int m_most;
    bool m_sharedMay; ///< a promise that anyone may keep, one at a time
    std::vector<OpenLane> m_open;
};

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
    return HandOut(unit, rules, holder, request, now).make();
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
