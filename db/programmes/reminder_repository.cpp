#include "db/programmes/reminder_repository.h"

namespace relais {

std::vector<OpenMessage> ReminderRepository::open(
    StepChannel channel, Instant until, const std::optional<OpenMessage>& after, int limit)
{
    // Before everything: an instant that no step is due at, and the smallest of the rest.
    const OpenMessage behind = after.value_or(OpenMessage{Instant::min(), {}, QStringLiteral(""), QStringLiteral(""), 0});
    return m_connection.statement("programmes/reminders.open")
        .bind(":centre", m_centre)
        .bind(":channel", channel)
        .bind(":from", behind.due)
        .bind(":until", until)
        .bind(":person", behind.person)
        .bind(":pathway", behind.pathway)
        .bind(":step", behind.step)
        .bind(":occurrence", behind.occurrence)
        .bind(":limit", limit)
        .all([](Row row) {
            return OpenMessage{
                row.next<Instant>(), row.next<PersonId>(), row.next<QString>(), row.next<QString>(), row.next<int>()};
        });
}

std::optional<ReminderExport> ReminderRepository::unfinished(StepChannel channel)
{
    return m_connection.statement("programmes/reminders.unfinished").bindAll(m_centre, channel).one([](Row row) {
        return ReminderExport{row.next<ReminderExportId>(), row.next<StepChannel>(), row.next<QString>(), row.next<Instant>(),
            row.next<ReminderExport::State>()};
    });
}

void ReminderRepository::begin(const ReminderExport& made)
{
    m_connection.statement("programmes/reminders.begin")
        .bindAll(m_centre, made.id, made.channel, made.file, made.startedAt, made.state)
        .send();
}

void ReminderRepository::setState(const ReminderExportId& id, ReminderExport::State state)
{
    m_connection.statement("programmes/reminders.set_state").bindAll(state, m_centre, id).send();
}

std::vector<FactId> ReminderRepository::sentBy(const ReminderExportId& id, const std::optional<FactId>& after, int limit)
{
    return m_connection.statement("programmes/reminders.sent_by")
        .bindAll(m_centre, id, after.value_or(FactId()), limit)
        .all([](Row row) { return row.next<FactId>(); });
}

void ReminderRepository::addSent(const ReminderExportId& id, const FactId& fact)
{
    m_connection.statement("programmes/reminders.add_sent").bindAll(m_centre, id, fact).send();
}

QString ReminderRepository::emailOf(const PersonId& person)
{
    return m_connection.statement("programmes/reminders.email").bindAll(m_centre, person).value<QString>().value_or(QString());
}

void ReminderRepository::removeSent(const ReminderExportId& id, const FactId& fact)
{
    m_connection.statement("programmes/reminders.remove_sent").bindAll(m_centre, id, fact).send();
}

bool ReminderRepository::takeExportTurn()
{
    return m_connection.statement("programmes/reminders.take_turn").value<std::int64_t>().value_or(0) == 1;
}

} // namespace relais
