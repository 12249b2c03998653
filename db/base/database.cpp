#include "db/base/database.h"

namespace relais {

Database::Database(Settings settings, Executor executor) : m_settings(std::move(settings)), m_executor(std::move(executor)) {}

Result<std::unique_ptr<Database>> Database::open(
    const Settings& settings, const Migrator& migrator, const Clock& clock, Executor executor)
{
    std::unique_ptr<Database> database(new Database(settings, std::move(executor)));
    auto writer = SqliteConnection::open(settings.store);
    if (!writer) {
        return failure(writer.error());
    }
    if (const auto migrated = migrator.migrate(**writer, clock); !migrated) {
        return failure(migrated.error());
    }
    database->m_connections.push_back(std::move(*writer));
    SqliteSettings reading = settings.store;
    reading.readOnly = true;
    for (int i = 0; i < settings.readers; ++i) {
        auto reader = SqliteConnection::open(reading);
        if (!reader) {
            return failure(reader.error());
        }
        database->m_connections.push_back(std::move(*reader));
    }
    Database* self = database.get();
    for (std::size_t i = 0; i < database->m_connections.size(); ++i) {
        Connection* connection = database->m_connections[i].get();
        database->m_threads.emplace_back(
            [self, connection, i] { i == 0 ? self->writeLoop(*connection) : self->readLoop(*connection); });
    }
    return database;
}

Database::~Database()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_writes.wake.notify_all();
    m_reads.wake.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

void Database::queue(Access access, std::unique_ptr<StoreJob> job)
{
    // Without readers (a store in memory) everything goes through the writer.
    Lane& lane = access == Access::Read && m_settings.readers > 0 ? m_reads : m_writes;
    std::unique_lock lock(m_mutex);
    if (m_stopping) {
        lock.unlock();
        job->fail({ErrorCode::StoreUnavailable, QStringLiteral("the store is closing")});
        job->answer();
        return;
    }
    lane.waiting.emplace_back(access, std::move(job));
    lock.unlock();
    lane.wake.notify_one();
}

void Database::readLoop(Connection& connection)
{
    for (;;) {
        std::unique_ptr<StoreJob> job;
        {
            std::unique_lock lock(m_mutex);
            m_reads.wake.wait(lock, [this] { return m_stopping || !m_reads.waiting.empty(); });
            if (m_reads.waiting.empty()) {
                return;
            }
            job = std::move(m_reads.waiting.front().second);
            m_reads.waiting.pop_front();
        }
        try {
            connection.begin(false);
            job->perform(connection);
        } catch (const StoreFailure& caught) {
            job->fail(caught.error());
        }
        // A reader never stays in a snapshot: it would hold back the checkpoint.
        connection.rollback();
        job->answer();
    }
}

std::unique_ptr<StoreJob> Database::nextOfGroup(bool first, bool& alone)
{
    std::unique_lock lock(m_mutex);
    if (first) {
        m_writes.wake.wait(lock, [this] { return m_stopping || !m_writes.waiting.empty(); });
    }
    if (m_writes.waiting.empty() || (!first && m_writes.waiting.front().first == Access::WriteAlone)) {
        return nullptr;
    }
    alone = m_writes.waiting.front().first == Access::WriteAlone;
    auto job = std::move(m_writes.waiting.front().second);
    m_writes.waiting.pop_front();
    return job;
}

void Database::writeLoop(Connection& connection)
{
    for (;;) {
        bool alone = false;
        std::unique_ptr<StoreJob> first = nextOfGroup(true, alone);
        if (!first) {
            return;
        }
        std::vector<std::unique_ptr<StoreJob>> group;
        group.push_back(std::move(first));
        std::optional<Error> broken;
        try {
            connection.begin(true);
            const auto started = std::chrono::steady_clock::now();
            for (std::size_t i = 0; i < group.size(); ++i) {
                connection.savepoint();
                if (group[i]->perform(connection)) {
                    connection.releaseSavepoint();
                } else if (connection.inTransaction()) {
                    connection.rollbackToSavepoint();
                } else {
                    // A full disk may roll the whole transaction back: then nobody of this group was stored.
                    throw StoreFailure({ErrorCode::StoreFull, QStringLiteral("the engine rolled the group back")});
                }
                const bool room = !alone && static_cast<int>(group.size()) < m_settings.largestGroup
                    && std::chrono::steady_clock::now() - started < m_settings.longestGroup;
                if (room) {
                    if (auto next = nextOfGroup(false, alone)) {
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
}

} // namespace relais
