#pragma once

#include "tests/bench/give_up.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrl>

#include <unistd.h>

namespace relais::bench {

/// Seconds of processor time that a process has taken so far.
inline double processorSeconds(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    return fields.size() < 13 ? 0 : (fields.at(11).toDouble() + fields.at(12).toDouble()) / ticks;
}

/// What a process takes of the memory: its share of what it shares included (PSS).
inline double proportionalMegabytes(qint64 pid)
{
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:")) {
                return line.mid(4).simplified().split(' ').at(0).toDouble() / 1024;
            }
        }
    }
    giveUp(QStringLiteral("the memory of the server cannot be read"));
}

/// A centre that is open at any hour, on a store of the bench's, and the real relais-server that serves it. One thread.
class BenchCentre {
public:
    /// The password of every agent.
    static QString password() { return QStringLiteral("mot-de-passe-du-banc"); }

    /// `database`: as the configuration says it. Makes the schema, the centre "albi" and one agent "modele", by the server itself.
    explicit BenchCentre(const QString& database)
    {
        // Hashes as cheap as may be, and no bound that a client of fifteen thousand desks would meet.
        write(config(),
            "database = " + database.toUtf8()
                + "\nlog.level = errors\npassword.memory_mb = 16\ncohort.daily = off\nsign_in.tries_per_minute = 1000\n"
                  "limits.connections = 18000\nlimits.connections_per_address = 18000\n");
        const QJsonObject centre{{QStringLiteral("id"), QStringLiteral("albi")}, {QStringLiteral("name"), QStringLiteral("Albi")},
            {QStringLiteral("calendar"), QStringLiteral("demo")}};
        const QJsonObject agent{{QStringLiteral("login"), QStringLiteral("modele")}, {QStringLiteral("password"), password()},
            {QStringLiteral("display_name"), QStringLiteral("Paul D.")},
            {QStringLiteral("role"), QStringLiteral("enrolment_caller")},
            {QStringLiteral("competences"), QJsonArray{QStringLiteral("diabete-ecart")}}};
        const QString file = m_folder.filePath(QStringLiteral("centre.json"));
        write(file,
            QJsonDocument(
                QJsonObject{{QStringLiteral("centre"), centre}, {QStringLiteral("desk_enrolment_code"), QStringLiteral("BANC-1")},
                    {QStringLiteral("agents"), QJsonArray{agent}}})
                .toJson());
        test::Program program(QStringLiteral("relais-server"));
        if (!program.start({QStringLiteral("--config"), config(), QStringLiteral("--provision"), file})
            || program.waitForEnd() != 0) {
            giveUp(QStringLiteral("no centre: ") + QString::fromUtf8(program.standardError()));
        }
    }

    void start()
    {
        m_server = std::make_unique<test::Program>(QStringLiteral("relais-server"));
        if (m_server->start({QStringLiteral("--config"), config(), QStringLiteral("--print-json"), QStringLiteral("--port"),
                QStringLiteral("0")})) {
            const QUrl url(m_server->readJson(std::chrono::seconds(120))[u"base_url"].toString());
            m_port = static_cast<std::uint16_t>(url.port(0));
        }
        if (m_port == 0) {
            giveUp(QStringLiteral("no server: ") + QString::fromUtf8(m_server->standardError()));
        }
    }
    void stop()
    {
        if (m_server && m_server->stop() != 0) {
            giveUp(QStringLiteral("the server does not stop: ") + QString::fromUtf8(m_server->standardError()).right(2000));
        }
        m_server.reset();
    }
    std::uint16_t port() const { return m_port; }
    qint64 pid() const { return m_server->pid(); }

private:
    QString config() const { return m_folder.filePath(QStringLiteral("serveur.conf")); }
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            giveUp(QStringLiteral("a file of the centre cannot be written"));
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::Program> m_server;
    std::uint16_t m_port = 0;
};

} // namespace relais::bench
