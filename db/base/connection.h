#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "db/base/shared_memory.h"
#include "db/base/sql_files.h"
#include "db/base/statement.h"
#include "db/base/store_failure.h"

#include <QByteArray>

#include <memory>
#include <set>

namespace relais {

/// One connection to a store, whatever the engine. Owned by a Database or by a test; used by one thread at a time.
/// Fails by StoreFailure, which Database::run and attempt() turn into a Result.
class Connection {
public:
    enum class Engine { Sqlite, Postgres };

    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Engine engine() const { return m_engine; }

    /// The statement "feature/file.block" (see SqlFiles), prepared once per connection. Asking again while the first use
    /// still lives gives a second one, so that loops may nest.
    Statement statement(std::string_view name);
    /// A block with its tokens replaced ({"table", "fact"} for "{table}"), for statements that are the same for many tables. The texts are
    /// names of our own schema, never values. Prepared once for each text.
    Statement assembled(std::string_view name, const std::vector<std::pair<std::string, std::string>>& tokens);
    /// Whether several rows are cheaper asked for together: on a server, where every question is a journey.
    bool readsMany() const { return m_engine == Engine::Postgres; }
    /// A block that reads for one id, here for many: `parameter` (":person") is a list, and each row begins with the id that it belongs to. For
    /// each id the block is carried out as it stands, by the same index: in a plan over all of them at once the server may choose another
    /// way while a table is small, and keeps it. Only where readsMany().
    Statement forEach(std::string_view name, std::string_view parameter, std::string_view type = "uuid");
    /// A write that nobody waits for, of which a job has many: what `block` writes of one row, its parameters in the order of the text. Where
    /// readsMany() the rows wait and go in one statement, "<block>_many", whose parameters are the same as lists; they go before anything else
    /// is sent, so that whoever reads or writes behind them finds them. `key` tells rows apart that one statement may not hold twice (what
    /// it updates); empty: any. A failure is told by the next wait, at the latest at the end of the transaction.
    template <typename... T>
    void writeSoon(std::string_view block, const QByteArray& key, const T&... values)
    {
        if (!readsMany()) {
            statement(block).bindAll(values...).send();
            return;
        }
        gathered(block, key).bindAll(values...);
    }
    /// The text of a block, to be carried out as a script.
    const std::string& text(std::string_view name) { return m_files.text(name); }

    /// Text that stands in no block: migrations and settings of the engine only.
    virtual void execute(const std::string& script) = 0;

    /// A read snapshot, or a write transaction, which takes its write lock at once: the store's one on SQLite; on a server that of
    /// `scope`, the code of a centre, or when that is empty of the whole store.
    virtual void begin(bool write, const QString& scope) = 0;
    /// What time it was by the store's own clock when this write transaction had its lock; nothing: it has none, or this is a read.
    virtual std::optional<Instant> toldTime() const { return std::nullopt; }
    virtual void commit() = 0;
    /// Never throws: an engine may have rolled back by itself.
    virtual void rollback() noexcept = 0;
    virtual void savepoint() = 0;
    virtual void releaseSavepoint() = 0;
    virtual void rollbackToSavepoint() = 0;
    virtual bool inTransaction() const = 0;

    /// What this process's connections to the store remember together; null: this one stands alone.
    SharedMemory* shared() const { return m_shared.get(); }

    /// Runs `work` and gives its value, or the failure it met.
    template <typename Work>
    static auto attempt(Work work) -> Result<std::invoke_result_t<Work>>
    {
        try {
            return work();
        } catch (const StoreFailure& caught) {
            return failure(caught.error());
        }
    }

protected:
    explicit Connection(Engine engine, std::shared_ptr<SharedMemory> shared = {})
        : m_engine(engine), m_shared(std::move(shared)), m_files(engine == Engine::Postgres ? ".postgres" : "")
    {}
    virtual std::unique_ptr<PreparedStatement> prepare(const std::string& text) = 0;
    /// To be called by the engine before it closes: statements go before their connection.
    void forgetStatements()
    {
        dropGathered();
        m_statements.clear();
    }
    /// To be called by the engine before it sends anything else. What fails here is told by the next wait.
    void sendGathered();
    /// To be called by the engine when it rolls back: what waits was never sent.
    void dropGathered() noexcept { m_gathered.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };
    struct Prepared {
        std::unique_ptr<PreparedStatement> statement;
        bool inUse = false;
    };
    /// The rows of one block that wait to be written.
    struct Gathered {
        Gathered(Connection& connection, std::string_view of) : block(of), statement(connection.statement(block + "_many")) {}
        std::string block;
        Statement statement;
        std::set<QByteArray> keys;
        std::size_t rows = 0;
    };
    template <typename Text>
    Statement use(std::string_view key, Text text);
    Statement& gathered(std::string_view block, const QByteArray& key);

    Engine m_engine;
    std::shared_ptr<SharedMemory> m_shared;
    SqlFiles m_files;
    std::unordered_map<std::string, std::vector<std::unique_ptr<Prepared>>, Hash, std::equal_to<>> m_statements;
    std::vector<std::unique_ptr<Gathered>> m_gathered; ///< in the order in which they began
};

/// A transaction that is rolled back unless committed; for start-up, tools and tests, where no Database stands between.
class Transaction {
public:
    explicit Transaction(Connection& connection, bool write = true, const QString& scope = {}) : m_connection(connection)
    {
        connection.begin(write, scope);
    }
    ~Transaction()
    {
        if (!m_done) {
            m_connection.rollback();
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit()
    {
        m_connection.commit();
        m_done = true;
    }

private:
    Connection& m_connection;
    bool m_done = false;
};

} // namespace relais
