#include "db/desk/outbox_repository.h"

#include "core/base/json_writer.h"
#include "core/outbox/conflict_code.h"
#include "core/outbox/fact_json.h"

namespace relais {

namespace {

constexpr auto factKey = "fact";
constexpr auto nameKey = "name";

std::optional<DeliveryState> stateAfter(FactVerdict verdict)
{
    switch (verdict) {
    case FactVerdict::Accepted:
    case FactVerdict::AlreadyHave: return DeliveryState::Sent;
    case FactVerdict::AcceptedConflict: return DeliveryState::Conflict;
    case FactVerdict::Refused: return DeliveryState::Refused;
    case FactVerdict::Retry: break;
    }
    return std::nullopt;
}

} // namespace

Fact OutboxRepository::append(Fact fact, const QString& personName)
{
    const auto last = m_connection.statement("desk/outbox.last_seq").value<std::int64_t>();
    fact.deskSeq = last.value_or(0) + 1;
    auto insert = m_connection.statement("desk/outbox.append");
    insert.bind(":desk_seq", fact.deskSeq)
        .bind(":fact_id", fact.id)
        .bind(":person_id", fact.person)
        .bind(":type", typeCodeOf(fact.body))
        .bind(":occurred_at", fact.occurredAt);
    m_rows.bind(insert, JsonWriter().object(factKey, toJson(fact)).text(nameKey, personName).done(), fact.id.bytes());
    insert.run();
    return fact;
}

void OutboxRepository::settleByHand(const FactId& fact)
{
    m_connection.statement("desk/outbox.settle_by_hand").bind(":fact_id", fact).run();
}

std::vector<QJsonObject> OutboxRepository::pending(int limit)
{
    // As they were written: a fact is sent with the bytes it was made with, not as a newer program would write it.
    return m_connection.statement("desk/outbox.pending").bind(":limit", limit).all([this](Row row) {
        const auto id = row.next<FactId>();
        return m_rows.read(row, id.bytes()).value(QLatin1String(factKey)).toObject();
    });
}

void OutboxRepository::settle(const std::vector<FactAnswer>& answers, Instant at)
{
    auto update = m_connection.statement("desk/outbox.settle");
    auto known = m_connection.statement("desk/outbox.settle_known");
    for (const FactAnswer& answer : answers) {
        if (answer.verdict == FactVerdict::AlreadyHave) {
            known.bind(":at", at).bind(":fact_id", answer.id).run();
        } else if (const auto state = stateAfter(answer.verdict)) {
            update.bind(":state", *state).bind(":code", answer.code).bind(":at", at).bind(":fact_id", answer.id).run();
        }
    }
}

int OutboxRepository::countPending()
{
    return m_connection.statement("desk/outbox.count_pending").value<int>().value_or(0);
}

int OutboxRepository::countToSee()
{
    return m_connection.statement("desk/outbox.count_to_see").value<int>().value_or(0);
}

KeptFact OutboxRepository::kept(Row row) const
{
    const auto id = row.next<FactId>();
    const QJsonObject sealed = m_rows.read(row, id.bytes());
    KeptFact kept;
    kept.fact = m_rows.sound(factFromJson(sealed.value(QLatin1String(factKey)).toObject()));
    kept.personName = sealed.value(QLatin1String(nameKey)).toString();
    kept.state = row.next<DeliveryState>();
    kept.code = row.next<QString>();
    return kept;
}

std::vector<KeptFact> OutboxRepository::toSee()
{
    return m_connection.statement("desk/outbox.to_see").all([this](Row row) { return kept(row); });
}

std::optional<KeptFact> OutboxRepository::fact(const FactId& id)
{
    return m_connection.statement("desk/outbox.fact").bind(":fact_id", id).one([this](Row row) { return kept(row); });
}

std::vector<KeptFact> OutboxRepository::ofPerson(const PersonId& person)
{
    return m_connection.statement("desk/outbox.of_person").bind(":person_id", person).all([this](Row row) { return kept(row); });
}

std::vector<KeptFact> OutboxRepository::since(Instant from)
{
    return m_connection.statement("desk/outbox.since").bind(":since", from).all([this](Row row) { return kept(row); });
}

void OutboxRepository::resendAll()
{
    m_connection.statement("desk/outbox.resend_all").run();
    auto settled = m_connection.statement("desk/outbox.resend_settled");
    for (int code = static_cast<int>(ConflictCode::FencedOff); code <= static_cast<int>(lastConflictCode); ++code) {
        settled.bind(":conflict", codeOf(static_cast<ConflictCode>(code))).run();
    }
}

void OutboxRepository::resendTooLarge()
{
    m_connection.statement("desk/outbox.resend_refused").bind(":code", tooLargeCode).run();
}

void OutboxRepository::forgetSentBefore(Instant at)
{
    m_connection.statement("desk/outbox.forget").bind(":before", at).run();
}

} // namespace relais
