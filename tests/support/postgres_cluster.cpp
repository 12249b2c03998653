#include "tests/support/postgres_cluster.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>

#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace relais::test {

namespace {

constexpr auto programs = "/usr/lib/postgresql/15/bin/";

/// Whoever runs the programs when the test is root.
const passwd* unprivileged()
{
    if (::geteuid() != 0) {
        return nullptr;
    }
    const passwd* user = ::getpwnam("postgres");
    return user != nullptr ? user : ::getpwnam("nobody");
}

bool isChildOf(int pid, int parent)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) {
        return false;
    }
    // Its name, which may hold anything, stands in parentheses before.
    const QByteArray line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 1 && fields.at(1).toInt() == parent;
}

} // namespace

// In /tmp whatever TMPDIR says: the other user must get there, and the path of a socket is short.
PostgresCluster::PostgresCluster() : m_folder(QStringLiteral("/tmp/relais-pg-XXXXXX"))
{
    if (const passwd* user = unprivileged()) {
        [[maybe_unused]] const int done = ::chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid, user->pw_gid);
    }
}

PostgresCluster::~PostgresCluster()
{
    if (m_running && !stop(true)) {
        killHard();
    }
}

bool PostgresCluster::installed()
{
    return QFile::exists(QLatin1String(programs) + QStringLiteral("pg_ctl"))
        && QFile::exists(QLatin1String(programs) + QStringLiteral("initdb"));
}

bool PostgresCluster::skippingIsFailure()
{
    return qEnvironmentVariableIsSet("RELAIS_REQUIRE_POSTGRES");
}

bool PostgresCluster::run(const char* program, const QStringList& arguments, QString* output) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    // Read here and not in the child, which may not allocate between fork and exec.
    if (const passwd* user = unprivileged()) {
        process.setChildProcessModifier([uid = user->pw_uid, gid = user->pw_gid] {
            if (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0) {
                ::_exit(126);
            }
        });
    }
    // A server that is started keeps what it inherits open: files, so that nobody waits for the end of a pipe.
    const QString printed = m_folder.filePath(QLatin1String(program) + QStringLiteral(".out"));
    process.setProcessChannelMode(output != nullptr ? QProcess::SeparateChannels : QProcess::MergedChannels);
    if (output == nullptr) {
        process.setStandardOutputFile(printed);
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    if (QLatin1String(program) == QLatin1String("pg_ctl")) {
        for (const auto& [name, value] : m_environment) {
            environment.insert(name, value);
        }
    }
    process.setProcessEnvironment(environment);
    process.start(QLatin1String(programs) + QLatin1String(program), arguments);
    const bool done = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (output != nullptr) {
        *output = QString::fromUtf8(process.readAllStandardOutput());
        m_said += done ? QString() : QString::fromUtf8(process.readAllStandardError());
    } else if (QFile file(printed); !done && file.open(QIODevice::ReadOnly)) {
        m_said += QString::fromUtf8(file.readAll());
    }
    return done;
}

bool PostgresCluster::start()
{
    if (!m_made) {
        if (!run("initdb",
                {QStringLiteral("-D"), data(), QStringLiteral("-U"), QStringLiteral("relais"), QStringLiteral("--auth=trust"),
                    QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"), QStringLiteral("--no-sync")})) {
            return false;
        }
        QFile config(data() + QStringLiteral("/postgresql.conf"));
        if (!config.open(QIODevice::Append)) {
            return false;
        }
        config.write("\nlisten_addresses = ''\nunix_socket_directories = '" + QFile::encodeName(m_folder.path())
            + "'\nshared_buffers = 16MB\nmax_connections = 100\nfsync = on\nsynchronous_commit = on\nmax_wal_size = 256MB\n"
              "log_line_prefix = '%m [%p] '\n"
            + m_lines);
        m_made = true;
    }
    m_running = run("pg_ctl",
        {QStringLiteral("start"), QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-t"), QStringLiteral("60"),
            QStringLiteral("-l"), m_folder.filePath(QStringLiteral("log"))});
    return m_running;
}

bool PostgresCluster::stop(bool immediate)
{
    const bool stopped = run("pg_ctl",
        {QStringLiteral("stop"), QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-m"),
            immediate ? QStringLiteral("immediate") : QStringLiteral("fast")});
    m_running = m_running && !stopped;
    return stopped;
}

/// The server first, then what it forked.
std::vector<int> PostgresCluster::processes() const
{
    QFile file(data() + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    std::vector<int> all{file.readLine().trimmed().toInt()};
    if (all.front() <= 1) {
        return {};
    }
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        if (const int pid = name.toInt(); pid > 1 && isChildOf(pid, all.front())) {
            all.push_back(pid);
        }
    }
    return all;
}

void PostgresCluster::killHard()
{
    const auto pids = processes();
    if (!pids.empty()) {
        ::kill(pids.front(), SIGSTOP); // it forks nothing more
    }
    std::vector<pollfd> ends;
    for (const int pid : processes()) {
        // A handle that tells of the end, whoever is the parent.
        if (const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)); handle >= 0) {
            ends.push_back({handle, POLLIN, 0});
            ::syscall(SYS_pidfd_send_signal, handle, SIGKILL, nullptr, 0);
        }
    }
    for (pollfd& end : ends) {
        ::poll(&end, 1, 10'000);
        ::close(end.fd);
    }
    // All are gone, and a dead process that nobody reaps must not be taken for a running server.
    QFile::remove(data() + QStringLiteral("/postmaster.pid"));
    QFile::remove(m_folder.filePath(QStringLiteral(".s.PGSQL.5432")));
    QFile::remove(m_folder.filePath(QStringLiteral(".s.PGSQL.5432.lock")));
    m_running = false;
}

bool PostgresCluster::createDatabase(const QString& name)
{
    return run("createdb", {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("relais"), name});
}

QString PostgresCluster::url(const QString& database) const
{
    return QStringLiteral("postgresql:///%1?host=%2&user=relais").arg(database, m_folder.path());
}

bool PostgresCluster::query(const QString& database, const QString& sql, QStringList& lines) const
{
    QString output;
    const bool done = run("psql",
        {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("relais"), QStringLiteral("-d"), database,
            QStringLiteral("-XAtq"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-F"),
            QStringLiteral("\x1f"), QStringLiteral("-c"), sql},
        &output);
    lines = output.split(u'\n', Qt::SkipEmptyParts);
    return done;
}

QString PostgresCluster::said() const
{
    QFile log(m_folder.filePath(QStringLiteral("log")));
    return log.open(QIODevice::ReadOnly) ? m_said + QString::fromUtf8(log.readAll()) : m_said;
}

} // namespace relais::test
