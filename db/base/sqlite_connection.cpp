#include "db/base/sqlite_connection.h"

#include "db/base/sqlite_statement.h"

#include <sqlite3.h>

namespace relais {

Result<std::unique_ptr<Connection>> SqliteConnection::open(const SqliteSettings& settings)
{
    // Counted memory costs a lock of the whole process at each allocation, and nobody asks for the count. Refused once the engine works.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    try {
        return std::unique_ptr<Connection>(new SqliteConnection(settings));
    } catch (const SQLite::Exception& exception) {
        return failure(errorOf(exception));
    } catch (const StoreFailure& caught) {
        return failure(caught.error());
    }
}

SqliteConnection::SqliteConnection(const SqliteSettings& settings)
    : Connection(Engine::Sqlite),
      m_database(std::make_unique<SQLite::Database>(settings.path.toStdString(),
          // One thread at a time has a connection: the engine need not lock for each call.
          SQLite::OPEN_NOMUTEX | SQLite::OPEN_READWRITE | (settings.readOnly ? 0 : SQLite::OPEN_CREATE),
          static_cast<int>(settings.busy.count())))
{
    // Extended codes would hide the primary ones that SQLiteCpp compares with.
    const auto set = [&](const std::string& pragma) { m_database->exec("PRAGMA " + pragma); };
    if (!settings.readOnly && settings.writeAhead) {
        if (m_database->execAndGet("PRAGMA journal_mode").getString() != "wal") {
            // Turning a store to WAL fails at once while somebody else writes; beginning to write waits for her.
            m_database->exec("BEGIN IMMEDIATE");
            m_database->exec("COMMIT");
        }
        set("journal_mode=WAL");
    }
    set("foreign_keys=ON");
    // Otherwise a row that REPLACE takes away goes past the triggers that keep it.
    set("recursive_triggers=ON");
    set(settings.everyCommitOnDisk ? "synchronous=FULL" : "synchronous=NORMAL");
    set("wal_autocheckpoint=" + std::to_string(settings.checkpointPages));
    set("cache_size=-" + std::to_string(settings.cacheKiB));
    set(settings.sortsInMemory ? "temp_store=MEMORY" : "temp_store=FILE");
    if (settings.maxPages > 0) {
        set("max_page_count=" + std::to_string(settings.maxPages));
    }
    if (settings.readOnly) {
        set("query_only=ON");
    }
}

SqliteConnection::~SqliteConnection()
{
    forgetStatements();
}

void SqliteConnection::execute(const std::string& script)
{
    try {
        m_database->exec(script);
    } catch (const SQLite::Exception& exception) {
        throw StoreFailure(errorOf(exception));
    }
}

void SqliteConnection::step(std::unique_ptr<SQLite::Statement>& statement, const char* text)
{
    try {
        if (!statement) {
            statement = std::make_unique<SQLite::Statement>(*m_database, text);
        }
        statement->executeStep();
        statement->reset();
    } catch (const SQLite::Exception& exception) {
        if (statement) {
            statement->tryReset();
        }
        throw StoreFailure(errorOf(exception));
    }
}

void SqliteConnection::begin(bool write, const QString&)
{
    write ? step(m_beginWrite, "BEGIN IMMEDIATE") : step(m_beginRead, "BEGIN");
}

void SqliteConnection::commit()
{
    step(m_commit, "COMMIT");
}

void SqliteConnection::rollback() noexcept
{
    if (inTransaction()) {
        m_database->tryExec("ROLLBACK");
    }
}

void SqliteConnection::savepoint()
{
    step(m_savepoint, "SAVEPOINT job");
}

void SqliteConnection::releaseSavepoint()
{
    step(m_release, "RELEASE job");
}

void SqliteConnection::rollbackToSavepoint()
{
    step(m_rollbackTo, "ROLLBACK TO job");
    step(m_release, "RELEASE job");
}

bool SqliteConnection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database->getHandle()) == 0;
}

std::unique_ptr<PreparedStatement> SqliteConnection::prepare(const std::string& text)
{
    return std::make_unique<SqliteStatement>(*m_database, text);
}

} // namespace relais
