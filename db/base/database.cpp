#include "db/base/database.h"

#include "core/base/stable_hash.h"

#include <algorithm>

namespace relais {

namespace {

thread_local bool readsAreLeft = false;

/// False: what it wrote must be undone. What was sent without waiting may fail as late as at the end of the savepoint.
bool perform(Connection& connection, StoreJob& job)
{
    if (!job.perform(connection)) {
        return false;
    }
    try {
        connection.releaseSavepoint();
        return true;
    } catch (const StoreFailure& caught) {
        job.fail(caught.error());
        return false;
    }
}

} // namespace

Database::Database(Settings settings, Executor executor) : m_settings(std::move(settings)), m_executor(std::move(executor)) {}

Result<std::unique_ptr<Database>> Database::open(
    const Settings& settings, const Migrator& migrator, const Clock& clock, Executor executor)
{
    std::unique_ptr<Database> database(new Database(settings, std::move(executor)));
    const auto connect = [&](bool readOnly) -> Result<std::unique_ptr<Connection>> {
        if (settings.source) {
            return settings.source->open(readOnly);
        }
        SqliteSettings file = settings.store;
        file.readOnly = readOnly;
        return SqliteConnection::open(file);
    };
    const int writers = settings.source ? std::max(1, settings.writers) : 1;
    for (int i = 0; i < writers + settings.readers; ++i) {
        auto connection = connect(i >= writers);
        if (!connection) {
            return failure(connection.error());
        }
        if (i == 0) {
            if (const auto migrated = migrator.migrate(**connection, clock); !migrated) {
                return failure(migrated.error());
            }
        }
        database->m_connections.push_back(std::move(*connection));
    }
    Database* self = database.get();
    const auto connection = [&](int i) { return database->m_connections[static_cast<std::size_t>(i)].get(); };
    for (int i = 0; i < settings.readers; ++i) {
        database->m_freeReaders.push_back(connection(writers + i));
    }
    for (int i = 0; i < writers; ++i) {
        database->m_threads.emplace_back([self, mine = connection(i)] { self->writeLoop(*mine); });
    }
    for (int i = 0; i < settings.readers; ++i) {
        database->m_threads.emplace_back([self] { self->readLoop(); });
    }
    return database;
}

Database::~Database()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wakeWriters.notify_all();
    m_wakeReaders.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
    std::unique_lock lock(m_mutex);
    m_wakeReaders.wait(lock, [this] { return m_borrowed == 0; });
}

/// Before the connection closes, which a server notices a moment later.
StoreTurn::~StoreTurn()
{
    if (m_connection) {
        static_cast<void>(Connection::attempt([&] { return m_connection->statement("base/turn.leave").run(); }));
    }
}

Result<std::optional<StoreTurn>> Database::tryTurn(const QString& name) const
{
    if (!m_settings.source) {
        return std::optional(StoreTurn(nullptr));
    }
    auto connection = m_settings.source->open(false);
    if (!connection) {
        return failure(connection.error());
    }
    const auto taken = Connection::attempt(
        [&] { return (*connection)->statement("base/turn.take").bindAll(stableHash(name)).value<std::int64_t>() == 1; });
    if (!taken) {
        return failure(taken.error());
    }
    return *taken ? std::optional(StoreTurn(*std::move(connection))) : std::nullopt;
}

std::size_t Database::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    std::size_t count = m_reads.size();
    for (const auto& [name, scope] : m_scopes) {
        count += scope.waiting.size();
    }
    return count;
}

void Database::queue(Access access, const QString& scope, std::unique_ptr<StoreJob> job)
{
    std::unique_lock lock(m_mutex);
    if (m_stopping) {
        lock.unlock();
        job->fail({ErrorCode::StoreUnavailable, QStringLiteral("the store is closing")});
        job->answer();
        return;
    }
    // Without readers (a store in memory) everything goes through the writer.
    if (access == Access::Read && m_settings.readers > 0) {
        m_reads.push_back(std::move(job));
        lock.unlock();
        m_wakeReaders.notify_one();
        return;
    }
    // A file has one write lock: what differs in scope may share a commit.
    const QString name = m_settings.source ? scope : QString();
    Scope& one = m_scopes[name];
    one.waiting.push_back({access, std::move(job)});
    const bool news = !one.busy && one.waiting.size() == 1;
    if (news) {
        m_ready.push_back(name);
    }
    lock.unlock();
    if (news) {
        m_wakeWriters.notify_one();
    }
}

void Database::readLoop()
{
    for (;;) {
        std::unique_ptr<StoreJob> job;
        Connection* connection = nullptr;
        {
            std::unique_lock lock(m_mutex);
            m_wakeReaders.wait(
                lock, [this] { return m_reads.empty() ? m_stopping : !m_freeReaders.empty(); }); // what waits is still answered
            if (m_reads.empty()) {
                return;
            }
            job = std::move(m_reads.front());
            m_reads.pop_front();
            connection = m_freeReaders.back();
            m_freeReaders.pop_back();
            ++m_borrowed;
        }
        const auto broken = readOn(*connection, *job);
        // Whoever waits behind would wait as long again for the same.
        std::deque<std::unique_ptr<StoreJob>> behind;
        if (broken) {
            const std::scoped_lock lock(m_mutex);
            behind.swap(m_reads);
        }
        giveBack(*connection);
        job->answer();
        for (const auto& one : behind) {
            one->fail(*broken);
            one->answer();
        }
    }
}

std::optional<Error> Database::readOn(Connection& connection, StoreJob& job)
{
    std::optional<Error> broken;
    try {
        connection.begin(false, QString());
    } catch (const StoreFailure& caught) {
        broken = caught.error();
    } catch (const std::exception&) {
        broken = Error{ErrorCode::Unexpected, QStringLiteral("exception at the beginning of a read")};
    }
    if (broken) {
        job.fail(*broken);
    } else {
        job.perform(connection);
    }
    // A reader never stays in a snapshot: it would hold back the checkpoint.
    connection.rollback();
    return broken;
}

void Database::leaveReads()
{
    readsAreLeft = true;
}

bool Database::leavesReads()
{
    return readsAreLeft;
}

Connection* Database::borrowReader()
{
    const std::scoped_lock lock(m_mutex);
    if (readsAreLeft || m_stopping || m_freeReaders.empty() || !m_reads.empty()) {
        return nullptr;
    }
    Connection* reader = m_freeReaders.back(); // the one whose memory is warm
    m_freeReaders.pop_back();
    ++m_borrowed;
    return reader;
}

void Database::giveBack(Connection& reader)
{
    const std::scoped_lock lock(m_mutex);
    m_freeReaders.push_back(&reader);
    --m_borrowed;
    if (!m_reads.empty() || m_stopping) {
        m_wakeReaders.notify_all(); // under the lock: the store may be about to go
    }
}

/// Nothing: the store closes and nobody waits.
std::optional<QString> Database::takeScope()
{
    std::unique_lock lock(m_mutex);
    m_wakeWriters.wait(lock, [this] { return m_stopping || !m_ready.empty(); });
    if (m_ready.empty()) {
        return std::nullopt;
    }
    QString name = std::move(m_ready.front());
    m_ready.pop_front();
    m_scopes[name].busy = true;
    return name;
}

std::size_t Database::waitingOf(const QString& scope)
{
    const std::scoped_lock lock(m_mutex);
    return m_scopes[scope].waiting.size();
}

/// By a writer that looks for work next: others are woken for what is more than it can take.
void Database::giveBack(const QString& scope)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto at = m_scopes.find(scope);
        at->second.busy = false;
        if (at->second.waiting.empty()) {
            m_scopes.erase(at);
            return;
        }
        m_ready.push_back(scope);
        if (m_ready.size() == 1) {
            return;
        }
    }
    m_wakeWriters.notify_one();
}

std::unique_ptr<StoreJob> Database::nextOfGroup(const QString& scope, bool first, bool& alone)
{
    const std::scoped_lock lock(m_mutex);
    auto& waiting = m_scopes[scope].waiting;
    if (waiting.empty() || (!first && waiting.front().access == Access::WriteAlone)) {
        return nullptr;
    }
    alone = waiting.front().access == Access::WriteAlone;
    auto job = std::move(waiting.front().job);
    waiting.pop_front();
    return job;
}

void Database::writeLoop(Connection& connection)
{
    while (const auto scope = takeScope()) {
        writeGroup(connection, *scope);
        giveBack(*scope);
    }
}

void Database::writeGroup(Connection& connection, const QString& scope)
{
    bool alone = false;
    std::vector<std::unique_ptr<StoreJob>> group;
    group.push_back(nextOfGroup(scope, true, alone));
    const auto begin = [&] {
        try {
            connection.begin(true, scope);
        } catch (const StoreFailure&) {
            // Whoever waits behind would wait as long again, and with it a thread that answers requests.
            while (auto next = nextOfGroup(scope, true, alone)) {
                group.push_back(std::move(next));
            }
            throw;
        }
    };
    std::optional<Error> broken;
    try {
        begin();
        const auto started = std::chrono::steady_clock::now();
        // What comes while these are at work gathers for the next transaction, where many are done together for the price of a few.
        const std::size_t most = m_settings.source ? 1 + waitingOf(scope) : static_cast<std::size_t>(m_settings.largestGroup);
        const bool lone = most == 1; // the transaction is its own, and undone with it
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (lone) {
                if (!group[i]->perform(connection)) {
                    connection.rollback();
                    group[i]->answer();
                    return;
                }
                break;
            }
            connection.savepoint();
            if (!perform(connection, *group[i])) {
                if (!connection.inTransaction()) {
                    // A full disk may roll the whole transaction back: then nobody of this group was stored.
                    throw StoreFailure({ErrorCode::StoreFull, QStringLiteral("the engine rolled the group back")});
                }
                connection.rollbackToSavepoint();
            }
            const bool room = !alone && group.size() < most && static_cast<int>(group.size()) < m_settings.largestGroup
                && std::chrono::steady_clock::now() - started < m_settings.longestGroup;
            if (room) {
                if (auto next = nextOfGroup(scope, false, alone)) {
                    group.push_back(std::move(next));
                }
            }
        }
        connection.commit();
    } catch (const StoreFailure& caught) {
        broken = caught.error();
    }
    if (broken) {
        connection.rollback();
        for (const auto& job : group) {
            job->fail(*broken);
        }
    }
    for (const auto& job : group) {
        job->answer();
    }
}

} // namespace relais
