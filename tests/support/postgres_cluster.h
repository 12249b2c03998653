#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <map>
#include <vector>

namespace relais::test {

/// A PostgreSQL 15 of a test's own: in a temporary folder, by an unprivileged user (the programs refuse to run for root), reached by a
/// socket in that folder and by nothing else. What it acknowledged is on disk (fsync), so that a kill is one. Stops and goes with the object.
/// One thread. A function that fails gives false; `said()` then holds what the programs printed.
class PostgresCluster {
public:
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    /// Whether Debian's package "postgresql" is there. A test that needs it skips with a message otherwise, unless skippingIsFailure().
    static bool installed();
    /// RELAIS_REQUIRE_POSTGRES is set, as in CI: a missing PostgreSQL is a failure there.
    static bool skippingIsFailure();

    /// Lines for postgresql.conf that stand against its own; before the first start.
    void configure(const QByteArray& lines) { m_lines = lines; }
    /// The server gets this library before its own (LD_PRELOAD), and this in its environment; before a start.
    void preload(const QString& library, const QString& name, const QString& value)
    {
        m_environment = {{QStringLiteral("LD_PRELOAD"), library}, {name, value}};
    }
    /// A folder that the server's user reads.
    QString folder() const { return m_folder.path(); }
    /// Makes the cluster at the first start; returns once it answers. After a kill it recovers first.
    bool start();
    /// Lets nobody finish when `immediate`: the next start recovers.
    bool stop(bool immediate = false);
    bool restart() { return stop() && start(); }
    /// SIGKILL to the server and everything it forked; returns once all of them are gone. start() brings it back.
    void killHard();
    bool createDatabase(const QString& name);

    /// postgresql:///relais?host=/tmp/…&user=relais
    QString url(const QString& database = QStringLiteral("relais")) const;
    /// Runs one statement by psql. Lines of columns joined by U+001F, in text; false when it fails.
    bool query(const QString& database, const QString& sql, QStringList& lines) const;
    QString said() const;

private:
    bool run(const char* program, const QStringList& arguments, QString* output = nullptr) const;
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    std::vector<int> processes() const;

    QTemporaryDir m_folder;
    QByteArray m_lines;
    std::map<QString, QString> m_environment; ///< of the server
    bool m_made = false;
    bool m_running = false;
    mutable QString m_said;
};

} // namespace relais::test
