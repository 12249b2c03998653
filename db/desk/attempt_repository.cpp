#include "db/desk/attempt_repository.h"

#include "core/calls/draft_json.h"

namespace relais {

void AttemptRepository::open(const UnclosedAttempt& attempt)
{
    auto insert = m_connection.statement("desk/attempts.open");
    insert.bind(":attempt_id", attempt.attempt).bind(":started_at", attempt.startedAt);
    m_rows.bind(insert, toJson(attempt), attempt.attempt.bytes());
    insert.run();
}

void AttemptRepository::close(const AttemptId& attempt)
{
    m_connection.statement("desk/attempts.close").bind(":attempt_id", attempt).run();
}

UnclosedAttempt AttemptRepository::attempt(Row row) const
{
    const auto id = row.next<AttemptId>();
    row.skip();
    return m_rows.sound(unclosedAttemptFromJson(m_rows.read(row, id.bytes())));
}

std::vector<UnclosedAttempt> AttemptRepository::unclosed()
{
    return m_connection.statement("desk/attempts.unclosed").all([this](Row row) { return attempt(row); });
}

std::optional<UnclosedAttempt> AttemptRepository::find(const AttemptId& id)
{
    return m_connection.statement("desk/attempts.find").bind(":attempt_id", id).one([this](Row row) { return attempt(row); });
}

} // namespace relais
