#include "db/queue/queue_repository.h"

#include <algorithm>
#include <iterator>

namespace relais {

namespace {

std::optional<QString> orNull(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QueueEntry entryOf(Row row)
{
    QueueEntry entry;
    entry.id = row.next<EntryId>();
    entry.person = row.next<PersonId>();
    entry.campaign = row.next<CampaignCode>();
    entry.lane = row.next<LaneId>();
    entry.home = row.next<LaneId>();
    entry.state = row.next<EntryState>();
    entry.rank = row.next<int>();
    entry.due = {row.next<Instant>(), row.next<Instant>()};
    entry.promoteAt = row.next<Instant>();
    entry.sharedAt = row.next<std::optional<Instant>>();
    entry.owner = row.next<std::optional<AgentId>>();
    entry.promise = row.next<std::optional<PromiseId>>();
    entry.enteredAt = row.next<Instant>();
    entry.gapYears = row.next<int>();
    entry.managerFirst = row.next<bool>();
    entry.suspended = row.next<bool>();
    entry.doneCode = row.next<QString>();
    entry.letter = row.next<QString>();
    entry.ineligible = row.next<QString>();
    return entry;
}

LaneLoad loadOf(Row row)
{
    return {{row.next<LaneId>(), row.next<CampaignCode>(), row.next<QString>(), row.next<std::optional<AgentId>>()},
        row.next<std::int64_t>(), row.next<std::int64_t>(), row.next<std::int64_t>()};
}

QueueStore::ListedOnly listedOnlyOf(Row row)
{
    auto campaign = row.next<CampaignCode>();
    return {std::move(campaign), row.next<bool>()};
}

} // namespace

std::optional<QueueEntry> QueueRepository::find(const EntryId& entry)
{
    if (auto expected = m_entries.take(entry)) {
        return expected->empty() ? std::nullopt : std::optional(std::move(expected->front()));
    }
    settle();
    return m_connection.statement("queue/queue.find").bindAll(m_centre, entry).one(entryOf);
}

std::vector<QueueEntry> QueueRepository::entriesOf(const PersonId& person)
{
    if (auto expected = m_ofPeople.take(person)) {
        return *std::move(expected);
    }
    settle();
    return m_connection.statement("queue/queue.of_person").bindAll(m_centre, person).all(entryOf);
}

void QueueRepository::expect(const std::vector<PersonId>& people)
{
    settle();
    m_ofPeople.ask(m_connection, m_centre, "queue/queue.of_person", ":person", people, entryOf);
    m_listed.ask(m_connection, m_centre, "queue/queue.listed_only", ":person", people, listedOnlyOf);
}

void QueueRepository::expect(const std::vector<EntryId>& entries)
{
    settle();
    m_entries.ask(m_connection, m_centre, "queue/queue.find", ":id", entries, entryOf);
}

void QueueRepository::insert(const QueueEntry& entry)
{
    settle();
    m_listed.forget(entry.person);
    m_ofPeople.forget(entry.person);
    m_connection.statement("queue/queue.insert")
        .bindAll(m_centre, entry.id, entry.person, entry.campaign, entry.lane, entry.home, entry.state, entry.rank,
            entry.due.from, entry.due.until, entry.promoteAt, entry.sharedAt, entry.owner, entry.promise, entry.enteredAt,
            entry.gapYears, entry.managerFirst, entry.suspended, orNull(entry.doneCode), orNull(entry.letter), entry.ineligible)
        .send();
    count(entry.lane, entry.state, 1);
    if (entry.state == EntryState::Ready) {
        m_known.added(entry);
    }
    tellReady(entry);
}

void QueueRepository::update(const QueueEntry& before, const QueueEntry& after)
{
    m_ofPeople.forget(after.person);
    m_entries.forget(after.id);
    QueueEntry onlyState = before;
    onlyState.state = after.state;
    const bool lent = before.state == EntryState::Ready && after.state == EntryState::Leased;
    if (onlyState == after && lent && m_connection.readsMany()) {
        m_leased.push_back(after.id);
    } else if (onlyState == after && !m_connection.readsMany()) {
        settle();
        // The hand-out's own path: only the partial indexes are touched.
        m_connection.statement("queue/queue.set_state").bindAll(after.state, m_centre, after.id).send();
    } else {
        settle();
        // Of a person's entries one alone is live: whichever gives way is written in a statement before.
        m_connection.writeSoon("queue/queue.update", after.person.bytes(), after.lane, after.state, after.rank, after.due.from,
            after.due.until, after.promoteAt, after.sharedAt, after.owner, after.promise, after.suspended, orNull(after.doneCode),
            orNull(after.letter), after.ineligible, m_centre, after.id);
    }
    if (before.lane != after.lane || before.state != after.state) {
        count(before.lane, before.state, -1);
        count(after.lane, after.state, 1);
    }
    m_known.wrote(before, after);
    tellReady(after);
}

LaneId QueueRepository::newLane(const CampaignCode& campaign, const QString& territory, const std::optional<AgentId>& owner)
{
    forgetLanes();
    return m_connection.statement("queue/queue.insert_lane")
        .bindAll(m_centre, campaign, territory, owner)
        .value<LaneId>()
        .value();
}

LaneId QueueRepository::commonLane(const CampaignCode& campaign, const QString& territory)
{
    const auto known = m_connection.statement("queue/queue.common_lane").bindAll(m_centre, campaign, territory).value<LaneId>();
    return known ? *known : newLane(campaign, territory, std::nullopt);
}

LaneId QueueRepository::ownLane(const AgentId& agent)
{
    const auto known = m_connection.statement("queue/queue.own_lane").bindAll(m_centre, agent).value<LaneId>();
    return known ? *known : newLane({}, {}, agent);
}

void QueueRepository::expectLanes(const std::vector<AgentId>& agents)
{
    m_ownLanes.ask(m_connection, m_centre, "queue/queue.lanes_of", ":agent", agents, loadOf);
}

/// As they are stored, and what this job has changed since. The lanes of everybody are read once for all who ask.
std::vector<LaneLoad> QueueRepository::lanes(const std::optional<AgentId>& agent)
{
    std::vector<LaneLoad> loads;
    if (agent) {
        if (!m_commonLanes) {
            m_commonLanes = m_connection.statement("queue/queue.common_lanes").bindAll(m_centre).all(loadOf);
        }
        auto own = m_ownLanes.take(*agent);
        if (!own) {
            own = m_connection.statement("queue/queue.lanes_of").bindAll(m_centre, *agent).all(loadOf);
        }
        std::merge(m_commonLanes->begin(), m_commonLanes->end(), own->begin(), own->end(), std::back_inserter(loads),
            [](const LaneLoad& left, const LaneLoad& right) { return left.lane.id < right.lane.id; });
    } else {
        loads = m_connection.statement("queue/queue.all_lanes").bindAll(m_centre).all(loadOf);
    }
    const auto changeOf = [&](const LaneLoad& load, EntryState state) {
        const auto change = m_counts.find({load.lane.id, state});
        return change != m_counts.end() ? change->second : 0;
    };
    for (LaneLoad& load : loads) {
        load.scheduled += changeOf(load, EntryState::Scheduled);
        load.ready += changeOf(load, EntryState::Ready);
        load.leased += changeOf(load, EntryState::Leased);
    }
    return loads;
}

std::vector<QueueEntry> QueueRepository::ready(LaneId lane, int limit, const std::optional<QueueEntry>& after)
{
    if (auto known = m_known.find(lane, limit, after)) {
        return *std::move(known);
    }
    if (!after) {
        return readyFromHead(lane, limit);
    }
    settle();
    return m_connection.statement("queue/queue.ready_after")
        .bindAll(m_centre, lane, after->rank, after->due.from, after->id, limit)
        .all(entryOf);
}

void QueueRepository::expectReady(const std::vector<LaneId>& lanes, int count)
{
    settle();
    std::vector<LaneId> unknown;
    for (const LaneId lane : lanes) {
        if (m_known.knows(lane)) {
            continue;
        }
        unknown.push_back(lane);
        if (const auto start = startOf(lane)) {
            m_connection.statement("queue/queue.ready_from")
                .bindAll(m_centre, lane, start->rank, start->due, start->id, count)
                .ask();
        } else {
            m_connection.statement("queue/queue.ready").bindAll(m_centre, lane, count).ask();
        }
    }
    for (const LaneId lane : unknown) {
        auto found = readyFromHead(lane, count);
        const bool whole = static_cast<int>(found.size()) < count;
        m_known.know(lane, std::move(found), whole);
    }
}

std::optional<LaneHeads::Position> QueueRepository::startOf(LaneId lane) const
{
    return m_heads ? m_heads->start(m_centre, lane, LaneHeads::Clock::now()) : std::nullopt;
}

/// Where the store keeps what was taken, the walk begins where the last one found something.
std::vector<QueueEntry> QueueRepository::readyFromHead(LaneId lane, int limit)
{
    settle();
    const auto now = LaneHeads::Clock::now();
    if (const auto start = startOf(lane)) {
        auto found = m_connection.statement("queue/queue.ready_from")
                         .bindAll(m_centre, lane, start->rank, start->due, start->id, limit)
                         .all(entryOf);
        if (static_cast<int>(found.size()) == limit) {
            m_heads->found(m_centre, lane, LaneHeads::of(found.front()), false, now);
            return found;
        }
    }
    auto found = m_connection.statement("queue/queue.ready").bindAll(m_centre, lane, limit).all(entryOf);
    if (m_heads && !found.empty()) {
        m_heads->found(m_centre, lane, LaneHeads::of(found.front()), true, now);
    }
    return found;
}

void QueueRepository::tellReady(const QueueEntry& entry)
{
    if (m_heads && entry.state == EntryState::Ready) {
        m_heads->ready(m_centre, entry.lane, LaneHeads::of(entry));
    }
}

QueueStore::Promoted QueueRepository::promote(Instant now, int limit)
{
    m_known.forget();
    flush(); // lanes without scheduled entries are not looked at
    const auto due = m_connection.statement("queue/queue.due").bindAll(m_centre, now, limit).all(entryOf);
    Promoted result;
    auto promote = m_connection.statement("queue/queue.promote_one");
    for (const QueueEntry& entry : due) {
        if (promote.bindAll(m_centre, entry.id, entry.person).run() == 1) {
            ++result.promoted;
            count(entry.lane, EntryState::Scheduled, -1);
            count(entry.lane, EntryState::Ready, 1);
            QueueEntry ready = entry;
            ready.state = EntryState::Ready;
            tellReady(ready);
        } else {
            result.contested.push_back(entry);
        }
    }
    return result;
}

std::vector<QueueEntry> QueueRepository::toShare(Instant now, int limit)
{
    settle();
    return m_connection.statement("queue/queue.to_share").bindAll(m_centre, now, limit).all(entryOf);
}

std::vector<QueueEntry> QueueRepository::overdue(Instant now, int limit)
{
    settle();
    return m_connection.statement("queue/queue.overdue").bindAll(m_centre, now, limit).all(entryOf);
}

std::vector<QueueEntry> QueueRepository::missed(Instant now, int limit)
{
    settle();
    return m_connection.statement("queue/queue.missed").bindAll(m_centre, now, limit).all(entryOf);
}

std::optional<Instant> QueueRepository::nextDue(LaneId lane)
{
    settle();
    return m_connection.statement("queue/queue.next_due").bindAll(m_centre, lane).value<Instant>();
}

void QueueRepository::setLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter, Instant since)
{
    m_connection.statement("queue/queue.set_letter").bindAll(m_centre, person, campaign, letter, since).send();
}

void QueueRepository::dropLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter)
{
    m_connection.statement("queue/queue.drop_letter").bindAll(m_centre, person, campaign, letter).send();
}

bool QueueRepository::dropLettersBut(const PersonId& person, const CampaignCode& campaign, const QString& kept)
{
    return m_connection.statement("queue/queue.drop_letters_but").bindAll(m_centre, person, campaign, kept).run() > 0;
}

std::vector<QueueStore::ListedOnly> QueueRepository::listedOnly(const PersonId& person)
{
    if (auto expected = m_listed.take(person)) {
        return *std::move(expected);
    }
    settle();
    return m_connection.statement("queue/queue.listed_only").bindAll(m_centre, person).all(listedOnlyOf);
}

void QueueRepository::startCampaign(const CampaignCode& campaign, Instant now)
{
    m_connection.statement("queue/queue.start_campaign").bindAll(m_centre, campaign, now).send();
}

/// What was lent is written before anything else of the queue is read or written.
void QueueRepository::settle()
{
    if (m_leased.empty()) {
        return;
    }
    auto write = m_connection.statement("queue/queue.lent");
    write.bind(":centre", m_centre).bind(":state", EntryState::Leased).bindEach(":entries", m_leased);
    m_leased.clear();
    write.send();
}

void QueueRepository::flush()
{
    settle();
    for (const auto& [key, change] : m_counts) {
        if (change != 0) {
            const QByteArray counter =
                QByteArray::number(static_cast<qint64>(key.first)) + '/' + QByteArray::number(static_cast<int>(key.second));
            m_connection.writeSoon("queue/queue.count", counter, m_centre, key.first, key.second, change);
        }
    }
    m_counts.clear();
    forgetLanes();
}

void QueueRepository::forgetLanes()
{
    m_commonLanes.reset();
    m_ownLanes = {};
}

} // namespace relais
