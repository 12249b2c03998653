#include "db/desk/sqlite_desk_store.h"

#include "db/desk/agenda_repository.h"
#include "db/desk/attempt_repository.h"
#include "db/desk/contact_repository.h"
#include "db/desk/draft_repository.h"
#include "db/desk/meta_repository.h"
#include "db/desk/outbox_repository.h"

namespace relais {

namespace {

/// All repositories over one connection, for the length of one job.
struct Repositories {
    Repositories(Connection& connection, Sealer& sealer)
        : outbox(connection, sealer), contacts(connection, sealer), drafts(connection, sealer), attempts(connection, sealer),
          agenda(connection, sealer), meta(connection, sealer)
    {}
    OutboxRepository outbox;
    ContactRepository contacts;
    DraftRepository drafts;
    AttemptRepository attempts;
    AgendaRepository agenda;
    MetaRepository meta;
};

} // namespace

bool SqliteDeskStore::hasUnsent()
{
    const auto waiting = m_database->runAndWait(Access::Write, [this](Connection& connection) {
        OutboxRepository outbox(connection, m_sealer);
        outbox.resendTooLarge();
        return outbox.countPending();
    });
    return waiting && *waiting > 0;
}

void SqliteDeskStore::runLocal(std::function<Result<Done>(LocalWork&)> work, Finish then)
{
    m_database->run(
        Access::Write,
        [this, work = std::move(work)](Connection& connection) -> Result<Done> {
            Repositories all(connection, m_sealer);
            LocalWork unit{all.outbox, all.outbox, all.contacts, all.drafts, all.attempts, all.agenda, all.meta};
            return work(unit);
        },
        std::move(then));
}

void SqliteDeskStore::runRemote(std::function<Result<Done>(RemoteWork&)> work, Finish then)
{
    m_database->run(
        Access::Write,
        [this, work = std::move(work)](Connection& connection) -> Result<Done> {
            Repositories all(connection, m_sealer);
            RemoteWork unit{all.outbox, all.contacts, all.agenda, all.attempts, all.meta};
            return work(unit);
        },
        std::move(then));
}

} // namespace relais
