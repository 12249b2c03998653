#pragma once

#include "core/upkeep/store_checksum.h"
#include "db/base/connection.h"

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
    /// The copy is whole: nothing of it stays.
    void end();

private:
    Connection& m_connection;
};

} // namespace relais
