#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct pg_conn;
struct pg_result;

namespace relais {

/// The error that a failure of PostgreSQL means to Relais. The detail names the SQLSTATE and the constraint, never a value.
Error postgresErrorOf(const pg_result* result);

struct PostgresClear {
    void operator()(pg_result* result) const noexcept;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresClear>;

/// One value of a statement, in the binary form of its column's type. Borrowed until the call returns; no address is NULL.
struct PostgresValue {
    const char* data = nullptr;
    int size = 0;
};

/// Commands to one PostgreSQL server, queued and sent together (libpq's pipeline mode): a beginning, a lock and a savepoint cost no round
/// trip of their own, and neither does a write that nobody waits for. The first failure of what is queued is thrown by whoever waits next.
/// Owned by its PostgresConnection, on its thread. Throws StoreFailure.
class PostgresPipe {
public:
    /// Opens at once. `address`: postgresql://… or a connection string of libpq. `readOnly`: a server that takes no writes will do, unless it
    /// is the copy of another.
    explicit PostgresPipe(std::string address, bool readOnly = false);
    ~PostgresPipe();
    PostgresPipe(const PostgresPipe&) = delete;
    PostgresPipe& operator=(const PostgresPipe&) = delete;

    /// Called before anything is sent: what was put off goes first.
    void setBefore(std::function<void()> before) { m_before = std::move(before); }

    /// Queued; its answer is looked at with the next wait. `text` stands in no file: BEGIN, SAVEPOINT and the like.
    void queue(const std::string& text);
    /// Prepares under `name` and tells the types of its parameters.
    std::vector<unsigned> prepare(const std::string& name, const std::string& text);
    /// Carries out what is queued and this, and gives its answer.
    PostgresResult run(const std::string& name, const std::vector<PostgresValue>& values);
    /// Queued, its answer wanted by nobody.
    void send(const std::string& name, const std::vector<PostgresValue>& values);
    /// Queued, its answer kept under `key` for take().
    void ask(const std::string& name, const std::vector<PostgresValue>& values, const std::string& key);
    /// Whether any answer is kept or on its way.
    bool hasAsked() const { return !m_asked.empty(); }
    /// The answer that was asked for under this key, once; null: none was.
    PostgresResult take(const std::string& key);
    /// What nobody took is wanted no more.
    void forgetAsked() { m_asked.clear(); }
    /// Carries out what is queued.
    void wait();
    /// Sends what is queued and this, and goes on: its answer is read before anything else is asked. For the end of a transaction that has
    /// nothing to say.
    void leave(const std::string& text);
    /// Carries out what is queued and this, and tells what the server says was done: "COMMIT", "ROLLBACK".
    std::string finish(const std::string& text);
    /// Carries out what is queued and this, and gives the number (bigint) that it answers.
    std::int64_t number(const std::string& text);
    /// Several commands without parameters, outside the pipeline; waits.
    void script(const std::string& text);

    /// False: the server went away, seen without asking it. Then reopen() or nothing.
    bool isAlive();
    /// A new connection in place of the old one, which knows no prepared statement.
    void reopen();
    /// Whether answers are awaited.
    bool isQueued() const { return !m_queued.empty(); }
    /// +1 at each reopen(): what was prepared before is gone.
    int generation() const { return m_generation; }

private:
    void enterPipeline();
    void push(std::string key = {});
    void arrive();
    void sendPrepared(const std::string& name, const std::vector<PostgresValue>& values);
    PostgresResult collect();
    PostgresResult readAnswers();
    [[noreturn]] void lost();

    std::string m_address;
    bool m_readOnly;
    std::function<void()> m_before;
    pg_conn* m_connection = nullptr;
    std::deque<std::string> m_queued; ///< commands whose answers are not read yet: the keys under which they are kept, or nothing
    std::unordered_map<std::string, PostgresResult> m_asked; ///< null while it is on its way
    std::unordered_map<std::string, std::string> m_commands; ///< what was queued once is prepared: under which name
    int m_named = 0;
    bool m_left = false; ///< sent to its end, with a sync; see leave()
    int m_generation = 0;
    bool m_lost = false; ///< answers may be out of step with questions: only another connection mends that
};

} // namespace relais
