#pragma once

#include "core/base/clock.h"
#include "db/base/migrator.h"
#include "db/base/sqlite_connection.h"
#include "db/base/store_job.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace relais {

/// What a piece of work does with the store.
enum class Access {
    Read,       ///< one snapshot, on a reader's thread
    Write,      ///< may share a transaction with other waiting writes, each in its own savepoint
    WriteAlone, ///< long work, such as an import: a transaction of its own
};

/// The only door to a store's threads: one writer with group commit and a few readers.
///
/// run() may be called from any thread. Work runs on a database thread inside a transaction; a work that gives an error
/// (or meets a StoreFailure) leaves nothing behind. Its answer comes after the commit, through the executor that the
/// composition root gave: on the desk the Qt event loop, in the server the I/O context.
/// Destroying it finishes what is queued; the executor must still take answers then.
class Database {
public:
    /// Runs a piece of code where answers are wanted. Called on database threads.
    using Executor = std::function<void(std::function<void()>)>;

    struct Settings {
        SqliteSettings store;
        int readers = 2;
        int largestGroup = 64;                      ///< writes that share one commit
        std::chrono::milliseconds longestGroup{20}; ///< no more join a group that has worked this long
    };

    /// Opens the store, brings its schema up to date, starts the threads. Fails as SqliteConnection and Migrator do.
    static Result<std::unique_ptr<Database>> open(
        const Settings& settings, const Migrator& migrator, const Clock& clock, Executor executor);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// `work(Connection&)` gives T or Result<T>; `then(Result<T>)` is called once, through the executor.
    template <typename Work, typename Then>
    void run(Access access, Work work, Then then)
    {
        using T = WorkValueOf<Work>;
        queue(access, job<T>(std::move(work), [this, then = std::move(then)](Result<T> result) mutable {
            auto kept = std::make_shared<Result<T>>(std::move(result));
            // Moved on, so that it is also destroyed where it is called.
            m_executor([kept = std::move(kept), then = std::move(then)]() mutable { then(std::move(*kept)); });
        }));
    }

    /// The same, waiting for the answer on the calling thread: tools, start-up and tests; never an interface thread.
    template <typename Work>
    auto runAndWait(Access access, Work work) -> Result<WorkValueOf<Work>>
    {
        using T = WorkValueOf<Work>;
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        queue(access, job<T>(std::move(work), [promise](Result<T> result) { promise->set_value(std::move(result)); }));
        return future.get();
    }

private:
    struct Lane {
        std::deque<std::pair<Access, std::unique_ptr<StoreJob>>> waiting;
        std::condition_variable wake;
    };

    Database(Settings settings, Executor executor);
    template <typename T, typename Work, typename Deliver>
    static std::unique_ptr<StoreJob> job(Work work, Deliver deliver)
    {
        return std::make_unique<StoreJobOf<T>>(
            [work = std::move(work)](Connection& connection) mutable -> Result<T> { return work(connection); },
            std::move(deliver));
    }
    void queue(Access access, std::unique_ptr<StoreJob> job);
    void writeLoop(Connection& connection);
    void readLoop(Connection& connection);
    std::unique_ptr<StoreJob> nextOfGroup(bool first, bool& alone);

    Settings m_settings;
    Executor m_executor;
    std::mutex m_mutex;
    bool m_stopping = false;
    Lane m_writes;
    Lane m_reads;
    std::vector<std::unique_ptr<Connection>> m_connections; ///< the writer's first
    std::vector<std::thread> m_threads;
};

} // namespace relais
