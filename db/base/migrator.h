#pragma once

#include "core/base/clock.h"
#include "db/base/connection.h"

namespace relais {

/// One file of `db/migrations/<set>/`, named NNNN_what.sql.
struct Migration {
    int number = 0;
    QString name; ///< the file's name
    QString text; ///< with its tokens
};

/// How far a store has come.
struct SchemaState {
    std::size_t applied = 0; ///< of the migrator's files, from the first; 0: no store yet
    QString last;            ///< name of the newest one that it has had; empty: none
};

/// Brings a store to this program's schema: forward only, each file in one transaction, remembered with its hash.
/// migrate() refuses with StoreTooNew a store that knows a later file, and with ResourceInvalid a store whose files were
/// changed after they were applied, with StoreBusy one that is being filled by a copy (see unfinishedCopy). Runs on the connection's thread, before anybody else has the store.
class Migrator {
public:
    /// `set` is "central" or "desk"; or the files themselves.
    explicit Migrator(const QString& set) : m_migrations(load(set)) {}
    explicit Migrator(std::vector<Migration> migrations) : m_migrations(std::move(migrations)) {}

    Result<Done> migrate(Connection& connection, const Clock& clock) const;
    /// What migrate() would find, nothing written. Refuses as it does.
    Result<SchemaState> state(Connection& connection) const;
    /// The same, of its first files only: a store as it was at that time.
    Migrator first(std::size_t count) const;

    /// Stands among the migrations of a store while a copy into it is not whole: every program refuses it meanwhile.
    static constexpr int unfinishedCopy = 1'000'000;

    const std::vector<Migration>& migrations() const { return m_migrations; }

    /// {id} {instant} {json} {bytes} {int} {strict} as the engine writes them.
    static QString expanded(const QString& text, Connection::Engine engine);

private:
    static std::vector<Migration> load(const QString& set);
    std::vector<Migration> m_migrations;
};

} // namespace relais
