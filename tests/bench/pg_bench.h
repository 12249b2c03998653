#pragma once

#include "tests/bench/give_up.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace relais::bench {

/// PostgreSQL's own load program with a script of ours. One thread.
class PgBench {
public:
    struct Run {
        double perSecond = 0;
        double milliseconds = 0; ///< a transaction, on the average
    };
    /// `url`: of the database; `script`: one transaction, lines end with ';'.
    PgBench(QString url, const QByteArray& script) : m_url(std::move(url))
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size()) {
            giveUp(QStringLiteral("a script for pgbench cannot be written"));
        }
    }
    Run run(int clients, int seconds) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        process.setProcessEnvironment(environment);
        // Prepared, as a client of ours would: the strongest opponent there is.
        process.start(QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"),
            {QStringLiteral("-n"), QStringLiteral("-M"), QStringLiteral("prepared"), QStringLiteral("-c"),
                QString::number(clients), QStringLiteral("-j"), QStringLiteral("2"), QStringLiteral("-T"),
                QString::number(seconds), QStringLiteral("-f"), path(), m_url});
        const bool ended = process.waitForFinished((seconds + 120) * 1000);
        const QString said = QString::fromUtf8(process.readAll());
        if (!ended || process.exitCode() != 0 || !said.contains(QLatin1String("number of failed transactions: 0 "))) {
            giveUp(QStringLiteral("pgbench: ") + said.right(2000));
        }
        return {number(said, QStringLiteral("tps = ([0-9.]+)")), number(said, QStringLiteral("latency average = ([0-9.]+)"))};
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("script.sql")); }
    static double number(const QString& said, const QString& pattern)
    {
        return QRegularExpression(pattern).match(said).captured(1).toDouble();
    }

    QTemporaryDir m_folder;
    QString m_url;
};

} // namespace relais::bench
