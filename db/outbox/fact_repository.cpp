#include "db/outbox/fact_repository.h"

#include "core/outbox/judge_fact.h"
#include "db/outbox/fact_body_rows.h"

#include <algorithm>
#include <utility>

namespace relais {

Fact FactRepository::envelope(Row& row, const CentreId& centre, std::size_t& type)
{
    Fact fact;
    fact.id = row.next<FactId>();
    type = row.next<std::size_t>();
    fact.version = row.next<int>();
    fact.centre = centre;
    fact.person = row.next<std::optional<PersonId>>();
    fact.agent = row.next<AgentId>();
    fact.desk = row.next<DeskId>();
    fact.deskSeq = row.next<std::int64_t>();
    fact.occurredAt = row.next<Instant>();
    fact.fence = row.next<std::optional<std::int64_t>>();
    fact.corrects = row.next<std::optional<FactId>>();
    return fact;
}

Fact FactRepository::read(Row& row)
{
    std::size_t type = 0;
    Fact fact = envelope(row, m_centre, type);
    fact.body = readBody(m_connection, m_centre, fact.id, type);
    return fact;
}

std::optional<Fact> FactRepository::find(const FactId& fact)
{
    if (const auto known = m_there.take(fact); known && known->empty()) {
        return std::nullopt;
    }
    return m_connection.statement("outbox/fact.find").bindAll(m_centre, fact).one([this](Row row) { return read(row); });
}

std::optional<Instant> FactRepository::receivedAt(const FactId& fact)
{
    return m_connection.statement("outbox/fact.received_at").bindAll(m_centre, fact).value<Instant>();
}

void FactRepository::expectReceived(const std::vector<FactId>& facts)
{
    for (const FactId& fact : facts) {
        m_connection.statement("outbox/fact.received_at").bindAll(m_centre, fact).ask();
    }
}

void FactRepository::append(const Fact& fact, Instant receivedAt, const QString& conflict)
{
    m_connection.writeSoon("outbox/fact.insert", {}, m_centre, fact.id, fact.body.index(), fact.version, fact.person, fact.agent,
        fact.desk, fact.deskSeq, fact.occurredAt, receivedAt, fact.fence, fact.corrects,
        conflict.isEmpty() ? std::nullopt : std::optional(conflict));
    insertBody(m_connection, m_centre, fact.id, fact.body);
    if (fact.person) {
        readExpected();
        m_expected.erase(*fact.person);
    }
}

FactRepository::Envelope FactRepository::envelopeOf(Row row) const
{
    Envelope one;
    one.fact = envelope(row, m_centre, one.type);
    one.receivedAt = row.next<Instant>();
    one.conflict = row.next<std::optional<QString>>().value_or(QString());
    return one;
}

/// Their bodies were asked for.
std::vector<Fact> FactRepository::factsIn(std::vector<Envelope> envelopes)
{
    std::vector<Fact> facts;
    facts.reserve(envelopes.size());
    for (Envelope& one : envelopes) {
        one.fact.body = readBody(m_connection, m_centre, one.fact.id, one.type);
        one.fact.occurredAt = standsAt(one.fact, one.conflict, one.receivedAt);
        facts.push_back(std::move(one.fact));
    }
    // The index knows the desk's clock; what stands at the time it was received moves to its place.
    if (!std::is_sorted(facts.begin(), facts.end(), happenedBefore)) {
        std::sort(facts.begin(), facts.end(), happenedBefore);
    }
    return facts;
}

std::vector<Fact> FactRepository::factsOf(const PersonId& person)
{
    readExpected();
    if (auto expected = m_expected.extract(person)) {
        return std::move(expected.mapped());
    }
    auto envelopes = m_connection.statement("outbox/fact.of_person").bindAll(m_centre, person).all([this](Row row) {
        return envelopeOf(row);
    });
    for (const Envelope& one : envelopes) {
        askBody(m_connection, m_centre, one.fact.id, one.type);
    }
    return factsIn(std::move(envelopes));
}

void FactRepository::expect(const std::vector<FactId>& facts)
{
    m_there.ask(m_connection, m_centre, "outbox/fact.is_there", ":id", facts, [](Row) { return true; });
}

void FactRepository::expectOf(const std::vector<PersonId>& people)
{
    readExpected();
    m_envelopes.ask(
        m_connection, m_centre, "outbox/fact.of_person", ":person", people, [this](Row row) { return envelopeOf(row); });
    m_people = people;
}

/// The bodies of all that were asked for, by one wait.
void FactRepository::readExpected()
{
    std::vector<std::pair<PersonId, std::vector<Envelope>>> all;
    for (const PersonId& person : std::exchange(m_people, {})) {
        if (auto envelopes = m_envelopes.take(person)) {
            for (const Envelope& one : *envelopes) {
                askBody(m_connection, m_centre, one.fact.id, one.type);
            }
            all.emplace_back(person, *std::move(envelopes));
        }
    }
    for (auto& [person, envelopes] : all) {
        m_expected[person] = factsIn(std::move(envelopes));
    }
}

std::vector<FactInConflict> FactRepository::inConflict(int limit)
{
    return m_connection.statement("outbox/fact.in_conflict").bindAll(m_centre, limit).all([this](Row row) {
        FactInConflict one;
        one.fact = read(row);
        one.receivedAt = row.next<Instant>();
        one.code = row.next<QString>();
        return one;
    });
}

} // namespace relais
