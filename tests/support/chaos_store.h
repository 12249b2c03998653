#pragma once

#include "tests/support/chaos_history.h"

#include <QString>
#include <QStringList>

#include <mutex>

namespace relais::test {

class PostgresCluster;

/// A central store past every line of the server's, on either engine: reads what it holds, and lets the leases of a desk run out, since nobody
/// can wait for a quarter of an hour. Any thread; one query at a time. Borrows the cluster.
class ChaosStore {
public:
    explicit ChaosStore(QString sqlitePath) : m_path(std::move(sqlitePath)) {}
    ChaosStore(const PostgresCluster& cluster, QString database) : m_path(std::move(database)), m_cluster(&cluster) {}

    /// The leases that stand at this desk, or at all, end now, as if their time were over. False when the store does not answer; nothing is
    /// changed then.
    bool expireLeases(const std::optional<DeskId>& desk = std::nullopt);
    /// -1 when the store does not answer.
    int openLeases();
    /// Entries that the promoter has to look at; -1 likewise.
    int entriesDue();
    /// All of it. `desks`: whose facts. Empty without an answer.
    std::optional<ChaosTruth> read(const std::vector<DeskId>& desks);
    /// What went wrong last.
    QString said() const { return m_said; }

private:
    using Rows = std::vector<QStringList>;
    bool query(const QString& sql, Rows& rows);
    bool queryFile(const QString& sql, Rows& rows);
    /// An id as a literal of the engine, which stores it as bytes.
    QString literal(const Uuid& id) const;

    std::mutex m_mutex;
    QString m_path; ///< of the SQLite file, or the name of the database
    const PostgresCluster* m_cluster = nullptr;
    QString m_said;
};

} // namespace relais::test
