#include "db/desk/agenda_repository.h"

#include "core/followups/agenda_json.h"

namespace relais {

void AgendaRepository::insert(const AgendaPromise& promise)
{
    auto statement = m_connection.statement("desk/agenda.put");
    statement.bind(":promise_id", promise.promise)
        .bind(":person_id", promise.person)
        .bind(":campaign", promise.campaign)
        .bind(":due_from", promise.due.from);
    m_rows.bind(statement, toJson(promise), promise.promise.bytes());
    statement.run();
}

void AgendaRepository::replaceAll(const std::vector<AgendaPromise>& promises)
{
    m_connection.statement("desk/agenda.clear").run();
    for (const AgendaPromise& promise : promises) {
        insert(promise);
    }
}

void AgendaRepository::put(const AgendaPromise& promise)
{
    m_connection.statement("desk/agenda.remove_of_person_in")
        .bind(":person_id", promise.person)
        .bind(":campaign", promise.campaign)
        .run();
    insert(promise);
}

void AgendaRepository::remove(const PromiseId& promise)
{
    m_connection.statement("desk/agenda.remove").bind(":promise_id", promise).run();
}

void AgendaRepository::removeOfPerson(const PersonId& person)
{
    m_connection.statement("desk/agenda.remove_of_person").bind(":person_id", person).run();
}

bool AgendaRepository::knows(const PersonId& person)
{
    return m_connection.statement("desk/agenda.knows").bind(":person_id", person).value<int>().value_or(0) != 0;
}

std::vector<AgendaPromise> AgendaRepository::all()
{
    return m_connection.statement("desk/agenda.all").all([this](Row row) {
        const auto id = row.next<PromiseId>();
        return m_rows.sound(agendaPromiseFromJson(m_rows.read(row, id.bytes())));
    });
}

} // namespace relais
