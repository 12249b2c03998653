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

/// Brings a store to this program's schema: forward only, each file in one transaction, remembered with its hash.
/// migrate() refuses with StoreTooNew a store that knows a later file, and with ResourceInvalid a store whose files were
/// changed after they were applied. Runs on the connection's thread, before anybody else has the store.
class Migrator {
public:
    /// `set` is "central" or "desk"; or the files themselves.
    explicit Migrator(const QString& set) : m_migrations(load(set)) {}
    explicit Migrator(std::vector<Migration> migrations) : m_migrations(std::move(migrations)) {}

    Result<Done> migrate(Connection& connection, const Clock& clock) const;
    const std::vector<Migration>& migrations() const { return m_migrations; }

    /// {id} {instant} {json} {bytes} {int} {strict} as the engine writes them.
    static QString expanded(const QString& text, Connection::Engine engine);

private:
    static std::vector<Migration> load(const QString& set);
    std::vector<Migration> m_migrations;
};

} // namespace relais
