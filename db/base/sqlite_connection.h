#pragma once

#include "db/base/connection.h"

#include <memory>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace relais {

/// How a SQLite store is opened. The defaults suit the desk.
struct SqliteSettings {
    /// What a server's store takes: rare checkpoints, a cache that keeps the inner pages of millions of entries.
    static SqliteSettings ofServer(const QString& path)
    {
        SqliteSettings settings;
        settings.path = path;
        settings.checkpointPages = 16000;
        settings.cacheKiB = 8 * 1024;
        return settings;
    }

    QString path;                         ///< a file, or ":memory:"
    bool readOnly = false;                ///< a reader's connection: refuses to write
    std::chrono::milliseconds busy{5000}; ///< how long another process's lock is waited for
    bool everyCommitOnDisk = true;        ///< synchronous=FULL: survives a power cut, not only a killed process
    int checkpointPages = 1000;           ///< wal_autocheckpoint
    int cacheKiB = 8 * 1024;
    bool writeAhead = true; ///< WAL; off only to fill a store that nobody else can know of yet: half the writing, but no readers
    bool sortsInMemory = true; ///< off: a sort beyond the cache goes through an unlinked file
    int maxPages = 0;          ///< max_page_count: a disk that is full, for tests; 0 is the engine's own
};

/// Connection to a SQLite file: WAL (see SqliteSettings), foreign keys on, writes begun with BEGIN IMMEDIATE.
/// open() fails with StoreUnavailable, StoreCorrupt (not a database), StoreBusy or StoreFull.
class SqliteConnection final : public Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const SqliteSettings& settings);
    ~SqliteConnection() override;

    void execute(const std::string& script) override;
    void begin(bool write, const QString& scope) override;
    void commit() override;
    void rollback() noexcept override;
    void savepoint() override;
    void releaseSavepoint() override;
    void rollbackToSavepoint() override;
    bool inTransaction() const override;

protected:
    std::unique_ptr<PreparedStatement> prepare(const std::string& text) override;

private:
    explicit SqliteConnection(const SqliteSettings& settings);
    void step(std::unique_ptr<SQLite::Statement>& statement, const char* text);

    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<SQLite::Statement> m_beginWrite;
    std::unique_ptr<SQLite::Statement> m_beginRead;
    std::unique_ptr<SQLite::Statement> m_commit;
    std::unique_ptr<SQLite::Statement> m_savepoint;
    std::unique_ptr<SQLite::Statement> m_release;
    std::unique_ptr<SQLite::Statement> m_rollbackTo;
};

} // namespace relais
