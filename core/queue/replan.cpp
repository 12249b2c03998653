#include "core/queue/replan.h"

#include "core/followups/promise_rules.h"
#include "core/programmes/keep_pathways.h"
#include "core/programmes/queue_steps.h"
#include "core/queue/hand_out_order.h"
#include "core/queue/missed_slot.h"

#include <QStringList>

#include <algorithm>

namespace relais {

namespace {

/// How long an entry that waits behind another of the same person is left alone; the end of that one looks at it anyway.
constexpr std::chrono::hours behindAnother{1};

HandOutPlace placeOf(const QueueEntry& entry)
{
    return {entry.rank, entry.due.from, entry.id};
}

const PromiseRecord* promiseOf(const ContactHistory& history, const std::optional<PromiseId>& id)
{
    for (const PromiseRecord& promise : history.promises) {
        if (id && promise.id == *id) {
            return &promise;
        }
    }
    return nullptr;
}

/// The entry as the plan wants it, its state aside.
QueueEntry planned(CentralUnit& unit, const CampaignSpec& campaign, const QueueEntry& entry, const EntryPlan& plan, Instant now)
{
    QueueEntry next = entry;
    next.rank = rankAt(plan.rank, plan.due, now);
    next.due = plan.due;
    next.promoteAt = plan.due.from;
    next.sharedAt.reset();
    next.owner = plan.owner;
    next.promise = plan.promise;
    next.suspended = plan.state == PlanState::Suspended;
    next.doneCode = plan.state == PlanState::Done ? plan.doneCode : QString();
    next.letter = plan.letter;
    next.lane = entry.home;
    if (plan.promise && plan.owner && plan.state != PlanState::Done) {
        if (promiseStage(plan.due, true, now, campaign.retry) == PromiseStage::Anyone) {
            // She did not come in time: it is everybody's.
            next.rank = commonPromiseRank;
            return next;
        }
        next.lane = unit.queue.ownLane(*plan.owner);
        next.promoteAt = ownerLaneFrom(plan.due, campaign.retry);
        next.sharedAt = commonLaneFrom(plan.due, true, campaign.retry);
    }
    return next;
}

/// With the due time of the plan: of one that was tried and missed, when it is tried again.
void setPromise(CentralUnit& unit, const PersonId& person, const QueueEntry& entry, const ContactHistory& history)
{
    std::optional<LivePromise> live;
    if (const PromiseRecord* promise = promiseOf(history, entry.promise)) {
        live = LivePromise{promise->id, person, entry.campaign, entry.due, promise->owner, {}, {}};
        if (const auto fact = unit.facts.find(promise->id)) {
            live->madeBy = fact->agent;
            if (const auto* made = std::get_if<PromiseMade>(&fact->body)) {
                live->reason = made->reason;
            }
        }
    }
    unit.promises.set(person, entry.campaign, live);
}

bool stopsEverything(const QString& doneCode)
{
    static const QStringList codes{QStringLiteral("deceased"), QStringLiteral("objected"), QStringLiteral("withdrawn"),
        QStringLiteral("refused"), QStringLiteral("enrolled")};
    return codes.contains(doneCode);
}

/// A plan that is over owes its own letter and no other; one that came back no longer owes what its end had asked for.
void planLetters(CentralUnit& unit, const QueueEntry& entry, const EntryPlan& plan, Instant now)
{
    if (plan.state == PlanState::Done) {
        unit.queue.dropLettersBut(entry.person, entry.campaign, plan.letter);
    } else if (entry.state == EntryState::Done && !entry.letter.isEmpty() && entry.letter != plan.letter) {
        unit.queue.dropLetter(entry.person, entry.campaign, entry.letter);
    }
    if (!plan.letter.isEmpty() && plan.letter != entry.letter) {
        unit.queue.setLetter(entry.person, entry.campaign, plan.letter, now);
    }
}

/// Whom a campaign reaches by letter alone: the letter follows from the facts as an entry does. Gives the code of what stopped it,
/// if something did now.
QString replanByLetter(
    CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history, Instant now)
{
    QString stopCode;
    for (const auto& listed : unit.queue.listedOnly(file.id)) {
        const CampaignSpec* campaign = rules.campaign(listed.campaign);
        if (campaign == nullptr) {
            continue;
        }
        const EntryPlan plan =
            planEntry(*campaign, rules.outcomes, rules.calendar, {listed.campaign, file.territory, unit.centre, now}, history);
        if (!listed.eligible || (plan.state == PlanState::Done && plan.letter.isEmpty())) {
            if (unit.queue.dropLettersBut(file.id, listed.campaign, {}) && stopsEverything(plan.doneCode)) {
                stopCode = plan.doneCode;
            }
        } else if (plan.state == PlanState::Done) {
            unit.queue.setLetter(file.id, listed.campaign, plan.letter, now);
        }
    }
    return stopCode;
}

bool isLive(const QueueEntry& entry)
{
    return entry.state == EntryState::Ready || entry.state == EntryState::Leased;
}

/// Gives the code of what stopped everything, if something did now.
QString replanEntries(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history,
    std::int64_t version, Instant now)
{
    std::optional<Lease> lease;
    for (const Lease& one : unit.leases.of(file.id)) {
        lease = one.closedAt ? lease : std::optional(one);
    }
    QString stopCode;
    std::vector<std::pair<QueueEntry, QueueEntry>> moves;
    std::vector<QueueEntry> entries = unit.queue.entriesOf(file.id);
    for (QueueEntry& entry : entries) {
        const CampaignSpec* campaign = rules.campaign(entry.campaign);
        if (campaign == nullptr) {
            continue; // its file is gone: the entry stays as it is until the file is back
        }
        const EntryFacts facts = factsOf(unit, rules, entry, file.territory, history, now);
        const EntryPlan plan = planEntry(*campaign, rules.outcomes, rules.calendar, facts, history);
        QueueEntry next = planned(unit, *campaign, entry, plan, now);
        const bool lent = lease && lease->entry == entry.id;
        if (plan.state == PlanState::Done) {
            next.state = EntryState::Done;
            if (lent) {
                unit.leases.remove(*lease, LeaseEvent::Ended, now);
                unit.feed.append({0, ChangeKind::LeaseEnded, file.id, lease->id, entry.campaign, version, plan.doneCode}, now);
                lease.reset();
            }
            if (entry.state != EntryState::Done && stopsEverything(plan.doneCode)) {
                stopCode = plan.doneCode;
            }
        } else if (lent) {
            next.state = EntryState::Leased;
        } else {
            next.state = EntryState::Scheduled;
            next.due = retryDueAt(*campaign, rules.calendar, facts, plan, now);
            next.promoteAt = next.due == plan.due ? next.promoteAt : next.due.from;
        }
        if (next.promise != entry.promise || (next.promise && next.due != entry.due)) {
            setPromise(unit, file.id, next, history);
            unit.feed.append({0, ChangeKind::PromiseChanged, file.id, std::nullopt, entry.campaign, version, {}}, now);
        }
        if (next != entry) {
            planLetters(unit, entry, plan, now);
            moves.emplace_back(entry, next);
            entry = next;
        }
    }
    // Only one of a person's entries is ready or lent at a time: whichever gives way is written first.
    std::stable_partition(moves.begin(), moves.end(), [](const auto& move) { return !isLive(move.second); });
    for (const auto& [entry, next] : moves) {
        unit.queue.update(entry, next);
    }
    promoteBest(unit, entries, now);
    return stopCode;
}

} // namespace

EntryFacts factsOf(const CentralUnit& unit, const RuleBook& rules, const QueueEntry& entry, const QString& territory,
    const ContactHistory& history, Instant now)
{
    EntryFacts facts{entry.campaign, territory, unit.centre, entry.enteredAt, entry.gapYears, entry.managerFirst};
    facts.ineligible = !entry.ineligible.isEmpty();
    return withPathways(std::move(facts), rules, history, now);
}

ContactHistory withOwnersKnown(AgentDirectory& agents, ContactHistory history)
{
    for (PromiseRecord& promise : history.promises) {
        if (promise.owner && !agents.find(*promise.owner)) {
            promise.owner.reset();
        }
    }
    return history;
}

void promoteBest(CentralUnit& unit, const PersonId& person, Instant now)
{
    promoteBest(unit, unit.queue.entriesOf(person), now);
}

void promoteBest(CentralUnit& unit, const std::vector<QueueEntry>& entries, Instant now)
{
    const QueueEntry* live = nullptr;
    const QueueEntry* best = nullptr;
    for (const QueueEntry& entry : entries) {
        if (isLive(entry)) {
            live = &entry;
        } else if (entry.state == EntryState::Scheduled && entry.promoteAt <= now
            && (best == nullptr || handedOutBefore(placeOf(entry), placeOf(*best)))) {
            best = &entry;
        }
    }
    if (best == nullptr) {
        return;
    }
    QueueEntry next = *best;
    if (live != nullptr && (live->state == EntryState::Leased || handedOutBefore(placeOf(*live), placeOf(*best)))) {
        next.promoteAt = now + behindAnother;
        unit.queue.update(*best, next);
        return;
    }
    if (live != nullptr) {
        QueueEntry stepsBack = *live;
        stepsBack.state = EntryState::Scheduled;
        stepsBack.promoteAt = now + behindAnother;
        unit.queue.update(*live, stepsBack);
    }
    next.state = EntryState::Ready;
    unit.queue.update(*best, next);
}

std::int64_t replanPerson(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const PersonState& state, Instant now)
{
    const ContactHistory history = withOwnersKnown(unit.agents, state.history);
    const std::int64_t version =
        unit.people.setFlags(file.id, {history.isMember, history.withdrawn, history.objected, history.deceased});
    keepPathways(unit, rules, file, history, now);
    QString stopCode = replanEntries(unit, rules, file, history, version, now);
    if (const QString letterStop = replanByLetter(unit, rules, file, history, now); stopCode.isEmpty()) {
        stopCode = letterStop;
    }
    const ChangeKind kind = stopCode.isEmpty() ? ChangeKind::PersonChanged : ChangeKind::PersonClosed;
    unit.feed.append({0, kind, file.id, std::nullopt, std::nullopt, version, stopCode}, now);
    return version;
}

void requeuePerson(CentralUnit& unit, const RuleBook& rules, const PersonId& person, Instant now)
{
    if (const auto file = unit.people.find(person)) {
        const auto facts = unit.facts.factsOf(person);
        const auto history = withOwnersKnown(unit.agents, derivePerson(*file, facts).history);
        replanEntries(unit, rules, *file, history, file->version, now);
    }
}

} // namespace relais
