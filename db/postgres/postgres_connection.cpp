#include "db/postgres/postgres_connection.h"

#include "core/base/stable_hash.h"
#include "db/base/store_failure.h"
#include "db/postgres/postgres_reach.h"
#include "db/postgres/postgres_statement.h"
#include "db/queue/lane_heads.h"

namespace relais {

namespace {

/// First key of the locks of this program ("RELA"); the second one says of what. 0 is the whole store.
constexpr std::int32_t lockClass = 0x52454c41;

constexpr std::chrono::seconds restedAfter{2};
constexpr std::chrono::seconds oldestPlan{60};

std::string lock(const char* function, std::int32_t key)
{
    return "SELECT " + std::string(function) + '(' + std::to_string(lockClass) + ',' + std::to_string(key) + ')';
}

} // namespace

Result<std::unique_ptr<Connection>> PostgresConnection::open(const PostgresSettings& settings)
{
    try {
        return std::unique_ptr<Connection>(new PostgresConnection(settings));
    } catch (const StoreFailure& caught) {
        return failure(caught.error());
    }
}

PostgresConnection::PostgresConnection(const PostgresSettings& settings)
    : Connection(Engine::Postgres, settings.shared), m_settings(settings),
      m_pipe(settings.address.toStdString(), settings.readOnly)
{
    m_pipe.setBefore([this] { sendGathered(); });
    settle();
}

PostgresConnection::~PostgresConnection()
{
    forgetStatements();
}

void PostgresConnection::settle()
{
    if (!m_settings.everyCommitOnDisk) {
        m_pipe.queue("SET synchronous_commit = off");
        m_pipe.wait();
    }
    m_planEvery = m_settings.planFirst;
    m_planAgainAt = std::chrono::steady_clock::now() + m_planEvery;
}

/// A plan that was made over an almost empty table may follow any index that begins with the centre, and goes on so when the table has
/// millions of rows: plans are made anew from time to time, and soon after the beginning. Whether that has been queued.
bool PostgresConnection::planAgain(std::chrono::steady_clock::time_point now)
{
    if (now >= m_planAgainAt) {
        m_pipe.queue("DISCARD PLANS");
        m_planEvery = std::min(2 * m_planEvery, std::max(m_settings.planFirst, std::chrono::milliseconds(oldestPlan)));
        m_planAgainAt = now + m_planEvery;
        return true;
    }
    return false;
}

void PostgresConnection::execute(const std::string& script)
{
    sendGathered();
    m_pipe.script(script);
}

void PostgresConnection::reconnect()
{
    dropGathered();
    const auto began = std::chrono::steady_clock::now();
    PostgresReach* reach = shared() != nullptr ? &shared()->of<PostgresReach>() : nullptr;
    if (reach != nullptr && !reach->mayTry(m_settings.readOnly, began)) {
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("postgresql does not answer")});
    }
    const auto tell = [&](bool reached) {
        if (reach != nullptr) {
            reach->tried(m_settings.readOnly, reached, began, std::chrono::steady_clock::now());
        }
    };
    try {
        m_pipe.reopen();
        settle();
    } catch (const StoreFailure&) {
        tell(false);
        throw;
    }
    tell(true);
}

void PostgresConnection::begin(bool write, const QString& scope)
{
    if (!m_pipe.isAlive()) {
        reconnect();
    }
    m_open = true;
    m_writes = write;
    m_told.reset();
    m_pipe.forgetAsked();
    const auto now = std::chrono::steady_clock::now();
    const bool rested = now - m_usedAt > restedAfter;
    m_usedAt = now;
    const auto start = [&] {
        if (write) {
            m_pipe.queue("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
            planAgain(now);
            takeLock(scope);
            return;
        }
        if (planAgain(now)) {
            m_pipe.wait(); // within a transaction it would fix the snapshot, before anybody is asked what to read
        }
        m_pipe.queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        if (rested) {
            m_pipe.wait(); // a connection may have died in its sleep without a sign
        }
    };
    try {
        start();
    } catch (const StoreFailure&) {
        if (m_pipe.isAlive()) {
            throw;
        }
        reconnect(); // nothing was done yet
        start();
    }
}

/// Waits for it: work begins with the lock in its hands, and is told what time it is then. Each statement sees what was committed before it: nothing
/// is read from before that.
void PostgresConnection::takeLock(const QString& scope)
{
    if (scope.isEmpty()) {
        // For every centre, such as a migration for those that another server carries out.
        m_pipe.queue("SET LOCAL lock_timeout = '10min'");
        m_pipe.queue(lock("pg_advisory_xact_lock", 0));
    } else {
        m_pipe.queue(lock("pg_advisory_xact_lock_shared", 0));
        m_pipe.queue(lock("pg_advisory_xact_lock", stableHash(scope)));
    }
    m_told = instantFromMicroseconds(m_pipe.number(text("base/time.now")));
}

void PostgresConnection::commit()
{
    m_pipe.forgetAsked();
    if (m_pipe.finish("COMMIT") != "COMMIT") {
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("the server rolled the transaction back")});
    }
    m_open = false;
}

/// What was taken in it is ready again, ahead of where the hints say.
void PostgresConnection::forgetHints() noexcept
{
    if (shared() != nullptr) {
        shared()->of<LaneHeads>().forget();
    }
}

void PostgresConnection::rollback() noexcept
{
    if (!m_open) {
        return;
    }
    m_open = false;
    dropGathered();
    m_pipe.forgetAsked();
    if (m_writes) {
        forgetHints();
    }
    try {
        if (!m_writes && !m_pipe.isQueued() && m_pipe.isAlive()) {
            m_pipe.leave("ROLLBACK"); // every reader ends so
            return;
        }
        if (m_pipe.isAlive()) {
            m_pipe.queue("ROLLBACK");
            m_pipe.wait();
        }
    } catch (const StoreFailure&) {
        // What was queued failed, or the server is gone: either way the transaction is. An unfinished one ends here.
        try {
            if (m_pipe.isAlive()) {
                m_pipe.queue("ROLLBACK");
                m_pipe.wait();
            }
        } catch (const StoreFailure&) {
            m_open = false; // begin() opens another connection
        }
    }
}

void PostgresConnection::savepoint()
{
    m_pipe.queue("SAVEPOINT job");
}

void PostgresConnection::releaseSavepoint()
{
    m_pipe.forgetAsked();
    m_pipe.queue("RELEASE job");
    m_pipe.wait();
}

void PostgresConnection::rollbackToSavepoint()
{
    forgetHints();
    dropGathered();
    m_pipe.forgetAsked();
    try {
        m_pipe.wait(); // what was sent and is undone now may fail
    } catch (const StoreFailure&) {
        if (!m_pipe.isAlive()) {
            throw;
        }
    }
    m_pipe.queue("ROLLBACK TO job");
    m_pipe.queue("RELEASE job");
    m_pipe.wait();
}

std::unique_ptr<PreparedStatement> PostgresConnection::prepare(const std::string& text)
{
    const auto number = m_texts.try_emplace(text, m_texts.size()).first->second;
    return std::make_unique<PostgresStatement>(m_pipe, 's' + std::to_string(++m_prepared), text, number);
}

} // namespace relais
