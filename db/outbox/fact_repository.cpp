#include "db/outbox/fact_repository.h"

#include "core/outbox/judge_fact.h"
#include "db/outbox/fact_body_rows.h"

#include <algorithm>

namespace relais {

Fact FactRepository::read(Row& row)
{
    Fact fact;
    fact.id = row.next<FactId>();
    const auto type = row.next<std::size_t>();
    fact.version = row.next<int>();
    fact.centre = m_centre;
    fact.person = row.next<std::optional<PersonId>>();
    fact.agent = row.next<AgentId>();
    fact.desk = row.next<DeskId>();
    fact.deskSeq = row.next<std::int64_t>();
    fact.occurredAt = row.next<Instant>();
    fact.fence = row.next<std::optional<std::int64_t>>();
    fact.corrects = row.next<std::optional<FactId>>();
    fact.body = readBody(m_connection, m_centre, fact.id, type);
    return fact;
}

std::optional<Fact> FactRepository::find(const FactId& fact)
{
    return m_connection.statement("outbox/fact.find").bindAll(m_centre, fact).one([this](Row row) { return read(row); });
}

std::optional<Instant> FactRepository::receivedAt(const FactId& fact)
{
    return m_connection.statement("outbox/fact.received_at").bindAll(m_centre, fact).value<Instant>();
}

void FactRepository::append(const Fact& fact, Instant receivedAt, const QString& conflict)
{
    m_connection.statement("outbox/fact.insert")
        .bindAll(m_centre, fact.id, fact.body.index(), fact.version, fact.person, fact.agent, fact.desk, fact.deskSeq,
            fact.occurredAt, receivedAt, fact.fence, fact.corrects, conflict.isEmpty() ? std::nullopt : std::optional(conflict))
        .send();
    insertBody(m_connection, m_centre, fact.id, fact.body);
}

std::vector<Fact> FactRepository::factsOf(const PersonId& person)
{
    auto facts = m_connection.statement("outbox/fact.of_person").bindAll(m_centre, person).all([this](Row row) {
        Fact fact = read(row);
        const auto receivedAt = row.next<Instant>();
        fact.occurredAt = standsAt(fact, row.next<std::optional<QString>>().value_or(QString()), receivedAt);
        return fact;
    });
    // The index knows the desk's clock; what stands at the time it was received moves to its place.
    if (!std::is_sorted(facts.begin(), facts.end(), happenedBefore)) {
        std::sort(facts.begin(), facts.end(), happenedBefore);
    }
    return facts;
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
