#pragma once

#include "tests/bench/give_up.h"
#include "tests/support/postgres_cluster.h"

namespace relais::bench {

/// The PostgreSQL server of one bench, for both sides alike: every commit on the disk, memory as a service would give it, so that neither
/// checkpoints nor a cache of a test's size are what is measured. Ends the program where PostgreSQL is not installed.
class BenchCluster {
public:
    BenchCluster()
    {
        if (!test::PostgresCluster::installed()) {
            giveUp(QStringLiteral("PostgreSQL 15 is not installed (Debian package postgresql): nothing was measured"));
        }
        m_cluster.configure("shared_buffers = 2GB\nmax_wal_size = 8GB\ncheckpoint_timeout = 30min\nmaintenance_work_mem = 512MB\n"
                            "effective_cache_size = 8GB\n");
        if (!m_cluster.start()) {
            giveUp(QStringLiteral("PostgreSQL does not start: ") + m_cluster.said());
        }
    }

    /// The address of a new database.
    QString database(const QString& name)
    {
        if (!m_cluster.createDatabase(name)) {
            giveUp(QStringLiteral("no database: ") + m_cluster.said());
        }
        return m_cluster.url(name);
    }
    /// The lines that one statement gives.
    QStringList query(const QString& database, const QString& sql) const
    {
        QStringList lines;
        if (!m_cluster.query(database, sql, lines)) {
            giveUp(QStringLiteral("a statement failed: ") + m_cluster.said().right(2000));
        }
        return lines;
    }

private:
    test::PostgresCluster m_cluster;
};

} // namespace relais::bench
