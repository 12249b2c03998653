#pragma once

#include "core/base/clock.h"
#include "db/base/migrator.h"
#include "db/base/sqlite_connection.h"
#include "db/base/store_job.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

namespace relais {

/// What a piece of work does with the store.
enum class Access {
    Read,       ///< one snapshot, on a reader's thread
    Write,      ///< may share a transaction with other waiting writes, each in its own savepoint
    WriteAlone, ///< long work, such as an import: a transaction of its own
};

/// Opens connections to a store that is no file. A value of the composition root; any thread.
class ConnectionSource {
public:
    virtual ~ConnectionSource() = default;
    virtual Result<std::unique_ptr<Connection>> open(bool readOnly) const = 0;
};

/// A piece of work that one process at a time does for a store: while this lives, nobody else gets the turn of its name. A process that dies
/// gives it up. A value of whoever does the work, on its thread.
class StoreTurn {
public:
    /// `connection`: what holds it; null where one process alone works on a store.
    explicit StoreTurn(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
    StoreTurn(StoreTurn&&) = default;
    StoreTurn& operator=(StoreTurn&&) = delete;
    ~StoreTurn();

private:
    std::unique_ptr<Connection> m_connection;
};

/// The only door to a store's threads: writers with group commit and a few readers. A file has one writer.
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
        SqliteSettings store;                             ///< the file, where there is no source
        std::shared_ptr<const ConnectionSource> source{}; ///< a store on a server of its own
        int readers = 2;
        int writers = 1;                            ///< of a source: each has one scope at a time; a file has one writer
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
    /// `scope`: what the work writes, the code of a centre; empty: the whole store. Writes of one scope follow each other in the order
    /// in which they were asked for, whichever process asked.
    template <typename Work, typename Then>
    void run(Access access, const QString& scope, Work work, Then then)
    {
        using T = WorkValueOf<Work>;
        queue(access, scope, job<T>(std::move(work), [this, then = std::move(then)](Result<T> result) mutable {
            auto kept = std::make_shared<Result<T>>(std::move(result));
            // Moved on, so that it is also destroyed where it is called.
            m_executor([kept = std::move(kept), then = std::move(then)]() mutable { then(std::move(*kept)); });
        }));
    }

    /// The same, waiting for the answer on the calling thread: tools, start-up and tests; never an interface thread.
    template <typename Work>
    auto runAndWait(Access access, const QString& scope, Work work) -> Result<WorkValueOf<Work>>
    {
        using T = WorkValueOf<Work>;
        if (Connection* reader = access == Access::Read ? borrowReader() : nullptr) {
            // Whoever waits may as well read: no other thread is woken, and none wakes this one.
            return readHere<T>(*reader, std::move(work));
        }
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        queue(access, scope, job<T>(std::move(work), [promise](Result<T> result) { promise->set_value(std::move(result)); }));
        return future.get();
    }
    /// A short read, as run() does it; that of a file is done where answers go on, if a connection is free at that moment: nobody waits there.
    template <typename Work, typename Then>
    void readSoon(Work work, Then then)
    {
        using T = WorkValueOf<Work>;
        if (m_settings.source) {
            run(Access::Read, std::move(work), std::move(then));
            return;
        }
        m_executor([this, work = std::move(work), then = std::move(then)] {
            if (Connection* reader = borrowReader()) {
                then(readHere<T>(*reader, work));
            } else {
                run(Access::Read, work, then);
            }
        });
    }
    template <typename Work, typename Then>
    void run(Access access, Work work, Then then)
    {
        run(access, QString(), std::move(work), std::move(then));
    }
    template <typename Work>
    auto runAndWait(Access access, Work work) -> Result<WorkValueOf<Work>>
    {
        return runAndWait(access, QString(), std::move(work));
    }

    /// The turn of that name; nothing: another process has it now. Opens a connection of its own: for work that takes long, such as an import.
    /// Should that connection break, another may begin beside it: what is written must bear that. Any thread; waits.
    Result<std::optional<StoreTurn>> tryTurn(const QString& name) const;

    /// From now on the calling thread leaves its reads to the store's own threads: one of low priority would hold a connection, and whoever
    /// asked together with it, until the processors have time for it.
    static void leaveReads();
    /// Whether the calling thread has done so.
    static bool leavesReads();

    /// Work that has not begun yet; any thread.
    std::size_t waiting() const;

private:
    struct Waiting {
        Access access;
        std::unique_ptr<StoreJob> job;
    };
    struct Scope {
        std::deque<Waiting> waiting;
        bool busy = false; ///< a writer has it
    };

    Database(Settings settings, Executor executor);
    template <typename T, typename Work, typename Deliver>
    static std::unique_ptr<StoreJob> job(Work work, Deliver deliver)
    {
        return std::make_unique<StoreJobOf<T>>(
            [work = std::move(work)](Connection& connection) mutable -> Result<T> { return work(connection); },
            std::move(deliver));
    }
    /// On a reader that was borrowed, which is given back.
    template <typename T, typename Work>
    Result<T> readHere(Connection& reader, Work work)
    {
        std::optional<Result<T>> answer;
        const auto own = job<T>(std::move(work), [&answer](Result<T> result) { answer.emplace(std::move(result)); });
        readOn(reader, *own);
        giveBack(reader);
        own->answer();
        return *std::move(answer);
    }
    void queue(Access access, const QString& scope, std::unique_ptr<StoreJob> job);
    void writeLoop(Connection& connection);
    void writeGroup(Connection& connection, const QString& scope);
    void readLoop();
    /// What went wrong before the job began, if anything did.
    static std::optional<Error> readOn(Connection& connection, StoreJob& job);
    /// Null: none is free, or others wait for one.
    Connection* borrowReader();
    void giveBack(Connection& reader);
    std::optional<QString> takeScope();
    void giveBack(const QString& scope);
    std::size_t waitingOf(const QString& scope);
    std::unique_ptr<StoreJob> nextOfGroup(const QString& scope, bool first, bool& alone);

    Settings m_settings;
    Executor m_executor;
    mutable std::mutex m_mutex;
    bool m_stopping = false;
    std::map<QString, Scope> m_scopes;
    std::deque<QString> m_ready; ///< scopes that have work and no writer, the longest waiting first
    std::condition_variable m_wakeWriters;
    std::deque<std::unique_ptr<StoreJob>> m_reads;
    std::vector<Connection*> m_freeReaders;
    int m_borrowed = 0; ///< readers at work
    std::condition_variable m_wakeReaders;
    std::vector<std::unique_ptr<Connection>> m_connections; ///< the writers' first
    std::vector<std::thread> m_threads;
};

} // namespace relais
