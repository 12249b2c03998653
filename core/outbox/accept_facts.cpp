#include "core/outbox/accept_facts.h"

#include "core/calls/open_alerts.h"
#include "core/outbox/contradiction.h"
#include "core/outbox/fact_json.h"
#include "core/outbox/fact_permission.h"
#include "core/outbox/judge_fact.h"
#include "core/outbox/reason_to_refuse.h"
#include "core/programmes/declared_gaps.h"
#include "core/queue/count_attempts.h"
#include "core/queue/replan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace relais {

namespace {

constexpr std::size_t factsTogether = 200; ///< what two of the longest uploads hold

std::size_t countOf(const std::vector<Delivery>& deliveries)
{
    return std::accumulate(deliveries.begin(), deliveries.end(), std::size_t{0},
        [](std::size_t count, const Delivery& one) { return count + one.facts.size(); });
}

bool areOfOnePerson(const Delivery& left, const Delivery& right)
{
    return std::any_of(left.facts.begin(), left.facts.end(), [&](const Fact& one) {
        return one.person
            && std::any_of(right.facts.begin(), right.facts.end(), [&](const Fact& other) { return other.person == one.person; });
    });
}

/// Uploads while they are taken in.
class Upload {
public:
    Upload(CentralUnit& unit, const RuleBook& rules, Instant now) : m_unit(unit), m_rules(rules), m_now(now) {}

    /// What these will ask for is read together, and before anything is written: a read sends first whatever waits to be written.
    void expect(const std::vector<Delivery>& deliveries)
    {
        std::vector<FactId> ids;
        std::vector<PersonId> people;
        std::set<std::pair<AgentId, DeskId>> agents;
        for (const Delivery& delivery : deliveries) {
            for (const Fact& fact : delivery.facts) {
                ids.push_back(fact.id);
                if (!delivery.uploader.writesHistory) {
                    agents.emplace(fact.agent, delivery.uploader.desk);
                }
                if (fact.person) {
                    people.push_back(*fact.person);
                }
            }
        }
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        m_unit.facts.expect(ids);
        m_unit.agents.expectAt({agents.begin(), agents.end()});
        m_unit.people.expect(people);
        m_unit.leases.expect(people);
        m_unit.facts.expectOf(people);
        for (const PersonId& person : people) {
            touch(person);
        }
        for (const Delivery& delivery : deliveries) {
            m_uploader = delivery.uploader;
            for (const Fact& fact : delivery.facts) {
                roleOf(fact.agent);
            }
        }
    }

    std::vector<FactAnswer> take(const Delivery& delivery)
    {
        m_uploader = delivery.uploader;
        std::vector<FactAnswer> answers;
        answers.reserve(delivery.facts.size());
        for (const Fact& fact : delivery.facts) {
            answers.push_back(take(fact));
        }
        return answers;
    }

    FactAnswer take(const Fact& fact)
    {
        if (const auto known = m_unit.facts.find(fact.id)) {
            return *known == fact ? FactAnswer{fact.id, FactVerdict::AlreadyHave, {}}
                                  : refused(fact, QStringLiteral("other_content"));
        }
        if (const QString reason = whyRefused(fact); !reason.isEmpty()) {
            return refused(fact, reason);
        }
        FactGround ground;
        Touched* touched = nullptr;
        if (fact.person) {
            touched = touch(*fact.person);
            ground = {
                &touched->file, &touched->facts, touched->openLease(), fact.fence ? touched->leaseOf(*fact.fence) : std::nullopt};
        }
        ConflictCode judged = judgeFact(fact, ground, m_now);
        if (judged == ConflictCode::None && touched != nullptr && contradictsUnknowing(fact, touched->facts, ground.lent)) {
            judged = ConflictCode::SaidElsewhere;
        }
        if (ground.lent && ground.lent->desk != fact.desk) {
            ground.lent.reset(); // whoever holds it goes on undisturbed
        }
        if (touched != nullptr && judged != ConflictCode::FencedOff && !ground.open
            && isUnderForgottenLease(fact, touched->file)) {
            m_unit.leases.recall(*fact.person, *fact.fence);
            touched->file.fence = *fact.fence;
            touched->file.leasedUntil.reset();
        }
        const QString conflict = codeOf(judged);
        m_unit.facts.append(fact, m_now, conflict);
        Fact counted = fact;
        counted.occurredAt = standsAt(fact, conflict, m_now);
        // Without a fence she was opened from the agenda, or called in: what the desk was lent of her meanwhile is used up as well.
        const bool unfenced = !fact.fence && std::holds_alternative<AttemptClosed>(fact.body);
        apply(counted, unfenced ? ground.open : ground.lent);
        if (touched != nullptr) {
            touched->facts.push_back(std::move(counted));
            touched->changed = true;
        }
        return {fact.id, conflict.isEmpty() ? FactVerdict::Accepted : FactVerdict::AcceptedConflict, conflict};
    }

    /// What follows from all of it, once per person.
    void finish()
    {
        std::vector<std::pair<Touched*, States>> changed;
        std::vector<PersonId> people;
        for (auto& [person, touched] : m_touched) {
            if (!touched || !touched->changed) {
                continue;
            }
            std::vector<Fact> known(touched->facts.begin(), touched->facts.begin() + touched->knownBefore);
            PersonState before = derivePerson(touched->file, known);
            std::sort(touched->facts.begin(), touched->facts.end(), happenedBefore);
            PersonState after = derivePerson(touched->file, touched->facts);
            addToFunnel(m_unit.funnel, m_rules.outcomes, before.history, after.history);
            openNewEntries(*touched, after);
            changed.emplace_back(&*touched, States{std::move(known), std::move(before), std::move(after)});
            people.push_back(person);
        }
        m_unit.leases.expect(people);
        m_unit.queue.expect(people);
        m_unit.pathways.expect(people);
        for (auto& [touched, states] : changed) {
            m_unit.pathways.setAlerts(touched->file.id, openAlertsOf(touched->file.id, touched->facts));
            noteClosedGaps(touched->file, states.before, states.after);
            replanPerson(m_unit, m_rules, touched->file, states.after, m_now);
        }
    }

private:
    struct Touched {
        PersonFile file;
        std::vector<Fact> facts;
        std::vector<Lease> leases; ///< as they stand after what was taken in so far
        std::ptrdiff_t knownBefore = 0;
        bool changed = false;

        std::optional<Lease> openLease() const
        {
            return leaseWhere([](const Lease& one) { return !one.closedAt; });
        }
        std::optional<Lease> leaseOf(std::int64_t fence) const
        {
            return leaseWhere([fence](const Lease& one) { return one.fence == fence; });
        }
        template <typename Is>
        std::optional<Lease> leaseWhere(Is is) const
        {
            const auto at = std::find_if(leases.begin(), leases.end(), is);
            return at != leases.end() ? std::optional(*at) : std::nullopt;
        }
        void setClosed(const LeaseId& lease, const std::optional<Instant>& at)
        {
            for (Lease& one : leases) {
                one.closedAt = one.id == lease ? at : one.closedAt;
            }
        }
    };
    struct States {
        std::vector<Fact> known; ///< what `before` points into
        PersonState before;
        PersonState after; ///< points into Touched::facts
    };

    /// Another desk had said the contrary, and the server heard of it only after this one could still hear of it.
    bool contradictsUnknowing(const Fact& fact, const std::vector<Fact>& known, const std::optional<Lease>& lent)
    {
        if (m_uploader.writesHistory) {
            return false; // years of it arrive in one moment: nobody was cut off
        }
        const auto others = contradictedBy(fact, known);
        const Instant knew = knewUntil(fact, lent, m_now);
        return std::any_of(others.begin(), others.end(), [&](const FactId& other) {
            const auto received = m_unit.facts.receivedAt(other);
            return received && *received > knew;
        });
    }

    FactAnswer refused(const Fact& fact, const QString& code) const { return {fact.id, FactVerdict::Refused, code}; }

    QString whyRefused(const Fact& fact)
    {
        if (fact.version < 1 || fact.version > newestFactVersion) {
            return QStringLiteral("unknown_version");
        }
        if (fact.centre != m_uploader.centre || fact.desk != m_uploader.desk || !mayRecord(fact)) {
            return QStringLiteral("not_permitted");
        }
        if (fact.person ? touch(*fact.person) == nullptr : !std::holds_alternative<AgentStateChanged>(fact.body)) {
            return QStringLiteral("unknown_person");
        }
        if (const auto campaign = campaignOf(fact.body); campaign && m_rules.campaign(*campaign) == nullptr) {
            return QStringLiteral("unknown_campaign");
        }
        if (const auto* said = std::get_if<PathwaySaid>(&fact.body)) {
            const QString reason = reasonToRefuse(*said, m_rules);
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        if (fact.person && takesBackAnothers(fact)) {
            return QStringLiteral("not_permitted");
        }
        const auto* closed = std::get_if<AttemptClosed>(&fact.body);
        if (closed != nullptr && isOfAnotherCampaign(fact, *closed)) {
            return QStringLiteral("other_campaign");
        }
        return closed != nullptr ? reasonToRefuse(*closed, *roleOf(fact.agent), m_rules) : QString();
    }

    /// What one said is taken back or corrected by oneself alone; of what somebody else said one says the contrary.
    bool takesBackAnothers(const Fact& fact)
    {
        if (!fact.corrects) {
            return false;
        }
        const auto& known = touch(*fact.person)->facts;
        return std::any_of(
            known.begin(), known.end(), [&](const Fact& one) { return one.id == *fact.corrects && one.agent != fact.agent; });
    }

    /// What came of a call is said of the campaign for which it was made. An attempt that has not come yet says nothing.
    bool isOfAnotherCampaign(const Fact& fact, const AttemptClosed& closed)
    {
        const auto& known = touch(*fact.person)->facts;
        return std::any_of(known.begin(), known.end(), [&](const Fact& one) {
            const auto* started = std::get_if<AttemptStarted>(&one.body);
            return started != nullptr && one.id == closed.attempt && started->campaign != closed.campaign;
        });
    }

    /// Of an agent of the centre who has worked at this desk; nothing: somebody else.
    std::optional<Role> roleOf(const AgentId& agent)
    {
        const auto key = std::pair(m_uploader.desk, agent);
        auto known = m_roles.find(key);
        if (known == m_roles.end()) {
            known = m_roles.emplace(key, readRole(agent)).first;
        }
        return known->second;
    }

    std::optional<Role> readRole(const AgentId& agent)
    {
        if (!m_uploader.writesHistory) {
            return m_unit.agents.roleAt(agent, m_uploader.desk);
        }
        const auto profile = m_unit.agents.find(agent);
        return profile ? std::optional(profile->role) : std::nullopt;
    }

    /// Her role writes such facts.
    bool mayRecord(const Fact& fact)
    {
        const auto role = roleOf(fact.agent);
        if (!role) {
            return false;
        }
        if (isWordOfCentre(fact.body)) {
            return m_uploader.writesHistory;
        }
        if (isOfProgramme(fact.body)) {
            return m_uploader.speaksForProgramme || m_uploader.writesHistory;
        }
        return mayWrite(*role, fact.body);
    }

    bool isOfProgramme(const FactBody& body) const
    {
        const auto* said = std::get_if<PathwaySaid>(&body);
        const auto* attribute = said ? std::get_if<AttributeSaid>(&said->body) : nullptr;
        return attribute && m_rules.programmes && !m_rules.programmes->fieldsOfProgramme(said->pathway, attribute->name).empty();
    }

    /// Null: nobody knows such a person.
    Touched* touch(const PersonId& person)
    {
        auto known = m_touched.find(person);
        if (known == m_touched.end()) {
            known = m_touched.emplace(person, std::nullopt).first;
            if (auto file = m_unit.people.find(person)) {
                Touched fresh;
                fresh.file = *std::move(file);
                fresh.facts = m_unit.facts.factsOf(person);
                fresh.leases = m_unit.leases.of(person);
                fresh.knownBefore = static_cast<std::ptrdiff_t>(fresh.facts.size());
                known->second = std::move(fresh);
            }
        }
        return known->second ? &*known->second : nullptr;
    }

    /// What a fact does to leases and agents at once; the queue follows in finish().
    void apply(const Fact& fact, const std::optional<Lease>& lease)
    {
        if (const auto* changed = std::get_if<AgentStateChanged>(&fact.body)) {
            m_unit.agentStates.record({fact.agent, fact.desk, changed->to, changed->reason, fact.occurredAt, fact.deskSeq});
            return;
        }
        if (!lease || lease->desk != fact.desk) {
            return;
        }
        if (std::holds_alternative<AttemptClosed>(fact.body) && !lease->closedAt) {
            m_unit.leases.close(*lease, m_now);
            m_touched.at(*fact.person)->setClosed(lease->id, m_now);
        } else if (std::holds_alternative<Retracted>(fact.body) && lease->closedAt && takesBackAClosing(fact)
            && lease->expiresAt > m_now && !m_touched.at(*fact.person)->openLease()) {
            // Undo: the contact is on her screen again.
            m_unit.leases.reopen(*lease, m_now);
            m_touched.at(*fact.person)->setClosed(lease->id, std::nullopt);
        }
    }

    bool takesBackAClosing(const Fact& fact) const
    {
        const auto& known = m_touched.at(*fact.person)->facts;
        return std::any_of(known.begin(), known.end(),
            [&](const Fact& one) { return one.id == fact.corrects && std::holds_alternative<AttemptClosed>(one.body); });
    }

    /// An exam that was declared by mistake and taken back, or corrected, counts no longer. What data showed is the lists' to tell; what she
    /// had declared before data confirmed it stays counted.
    void noteClosedGaps(const PersonFile& file, const PersonState& before, const PersonState& after)
    {
        if (!m_rules.programmes || declaredExams(before) == declaredExams(after)) {
            return;
        }
        const auto standing = declaredClosings(m_rules, after, {}, file.territory);
        for (const ClosedGap& gap : m_unit.pathways.closedGapsOf(file.id)) {
            if (gap.source == ExamSource::DeclaredByPerson
                && std::find(standing.begin(), standing.end(), gap) == standing.end()) {
                m_unit.pathways.dropClosedGap(file.id, gap);
            }
        }
        for (const ClosedGap& gap : declaredClosings(m_rules, after, file.exams, file.territory)) {
            m_unit.pathways.noteClosedGap(file.id, gap, m_now);
        }
    }

    /// A promise made to somebody who is in no queue of that campaign makes the entry that keeps it.
    void openNewEntries(const Touched& touched, const PersonState& state)
    {
        if (std::all_of(state.history.promises.begin(), state.history.promises.end(),
                [](const PromiseRecord& promise) { return promise.cancelled; })) {
            return;
        }
        std::vector<CampaignCode> queued;
        for (const QueueEntry& entry : m_unit.queue.entriesOf(touched.file.id)) {
            queued.push_back(entry.campaign);
        }
        for (const PromiseRecord& promise : state.history.promises) {
            if (promise.cancelled || std::find(queued.begin(), queued.end(), promise.campaign) != queued.end()) {
                continue;
            }
            QueueEntry entry;
            entry.id = m_unit.ids.make<EntryId>();
            entry.person = touched.file.id;
            entry.campaign = promise.campaign;
            entry.home = m_unit.queue.commonLane(promise.campaign, touched.file.territory);
            entry.lane = entry.home;
            entry.due = promise.due;
            entry.promoteAt = promise.due.from;
            entry.enteredAt = promise.madeAt;
            m_unit.queue.insert(entry);
            queued.push_back(promise.campaign);
        }
    }

    CentralUnit& m_unit;
    const RuleBook& m_rules;
    Uploader m_uploader; ///< of the delivery that is being taken in
    Instant m_now;
    std::map<PersonId, std::optional<Touched>> m_touched; ///< nothing: unknown
    std::map<std::pair<DeskId, AgentId>, std::optional<Role>> m_roles;
};

} // namespace

bool fitsTogether(const std::vector<Delivery>& group, const Delivery& delivery)
{
    return countOf(group) + delivery.facts.size() <= factsTogether
        && std::none_of(group.begin(), group.end(),
            [&](const Delivery& one) { return one.uploader.desk == delivery.uploader.desk || areOfOnePerson(one, delivery); });
}

std::vector<std::vector<FactAnswer>> acceptFacts(
    CentralUnit& unit, const RuleBook& rules, const std::vector<Delivery>& deliveries, Instant now)
{
    Upload upload(unit, rules, now);
    upload.expect(deliveries);
    std::vector<std::vector<FactAnswer>> answers;
    answers.reserve(deliveries.size());
    for (const Delivery& delivery : deliveries) {
        answers.push_back(upload.take(delivery));
    }
    upload.finish();
    return answers;
}

std::vector<FactAnswer> acceptFacts(
    CentralUnit& unit, const RuleBook& rules, const Uploader& uploader, const std::vector<Fact>& facts, Instant now)
{
    return std::move(acceptFacts(unit, rules, {{uploader, facts}}, now).front());
}

} // namespace relais
