#pragma once

#include "db/base/connection.h"
#include "db/postgres/postgres_pipe.h"

#include <chrono>

namespace relais {

/// How a PostgreSQL store is reached.
struct PostgresSettings {
    QString address;                           ///< postgresql://…; a password in it is for tests, see packaging/README.md
    bool everyCommitOnDisk = true;             ///< synchronous_commit; off for the stores of tests
    std::shared_ptr<SharedMemory> shared{};    ///< of the process
    std::chrono::milliseconds planFirst{1000}; ///< how soon plans are made anew for the first time; ever more rarely then
    bool readOnly = false;                     ///< nothing but reads is asked of it: a server that takes no writes will do
};

/// Connection to a PostgreSQL server. A write transaction takes the lock of its scope, which every process that works on this store takes:
/// one centre has one writer at a time, as with a store file, and the others go on beside it. A read is one snapshot. A connection that
/// broke is made again when the next transaction begins.
/// open() fails with StoreUnavailable.
class PostgresConnection final : public Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const PostgresSettings& settings);
    ~PostgresConnection() override;

    void execute(const std::string& script) override;
    void begin(bool write, const QString& scope) override;
    void commit() override;
    void rollback() noexcept override;
    void savepoint() override;
    void releaseSavepoint() override;
    void rollbackToSavepoint() override;
    bool inTransaction() const override { return m_open; }
    std::optional<Instant> toldTime() const override { return m_told; }

protected:
    std::unique_ptr<PreparedStatement> prepare(const std::string& text) override;

private:
    explicit PostgresConnection(const PostgresSettings& settings);
    void settle();
    void reconnect();
    bool planAgain(std::chrono::steady_clock::time_point now);
    void takeLock(const QString& scope);
    void forgetHints() noexcept;

    PostgresSettings m_settings;
    PostgresPipe m_pipe;
    int m_prepared = 0;
    std::unordered_map<std::string, std::size_t> m_texts; ///< their numbers: one text may be prepared several times
    bool m_open = false;
    bool m_writes = false;
    std::optional<Instant> m_told;
    std::chrono::steady_clock::time_point m_usedAt; ///< when a transaction began last
    std::chrono::milliseconds m_planEvery{0};
    std::chrono::steady_clock::time_point m_planAgainAt;
};

} // namespace relais
