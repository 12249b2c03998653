#pragma once

#include "core/upkeep/store_copy_outcome.h"
#include "db/base/connection.h"
#include "db/upkeep/table_shape.h"

namespace relais {

/// How far a copy has come, kept in the store that is being filled, so that a killed copy goes on. While it is there, no program takes the store
/// for whole (Migrator::unfinishedCopy). Borrows the connection; every member that writes wants a write transaction; throws StoreFailure.
class CopyProgress {
public:
    /// Whose copy it is.
    struct Origin {
        Uuid epoch; ///< of the source
        std::int64_t migrations = 0;
        bool operator==(const Origin&) const = default;
    };
    struct Place {
        QByteArray lastKey; ///< empty: nothing yet
        StoreChecksum sum;  ///< of what was read so far
        bool done = false;
    };

    explicit CopyProgress(Connection& connection) : m_connection(connection) {}

    /// Nothing: no copy is under way.
    std::optional<Origin> origin();
    void begin(const Origin& origin, Instant now);
    Place of(const QString& table);
    /// Fails with StoreBusy where another copy has moved on meanwhile.
    void advance(const QString& table, const Place& from, const Place& to);
    /// The copy is whole: nothing of it stays, or, of a backup, what each table held.
    enum class Keep { Nothing, Sums };
    void end(Keep keep);

    /// What a backup says that each of these tables held when it was made; empty: it is none, or a server has worked on it since.
    static std::vector<TableTally> sumsOfBackup(Connection& connection, const std::vector<TableShape>& tables);
    static bool isBackup(Connection& connection);
    /// Whoever writes to what was a backup makes its sums untrue.
    static void forgetSums(Connection& connection);

private:
    Connection& m_connection;
};

} // namespace relais
