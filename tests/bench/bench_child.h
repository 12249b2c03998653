#pragma once

#include "tests/bench/give_up.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <memory>

namespace relais::bench {

/// This program again, as a client in a process of its own: `main` sees the arguments and ends with answerParent().
class BenchChild {
public:
    explicit BenchChild(const QStringList& arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
        if (!m_process.waitForStarted(10'000)) {
            giveUp(QStringLiteral("a client does not start"));
        }
    }
    qint64 pid() const { return m_process.processId(); }
    /// The next line that it says.
    QJsonObject line(std::chrono::milliseconds limit)
    {
        while (!m_process.canReadLine()) {
            if (m_process.state() != QProcess::Running || !m_process.waitForReadyRead(static_cast<int>(limit.count()))) {
                if (m_process.canReadLine()) {
                    break;
                }
                giveUp(QStringLiteral("a client says nothing"));
            }
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    /// Tells it to go on, or to end: it reads a line.
    void tell()
    {
        m_process.write("\n");
        m_process.waitForBytesWritten(1000);
    }
    void waitForEnd()
    {
        if (!m_process.waitForFinished(60'000) || m_process.exitCode() != 0) {
            giveUp(QStringLiteral("a client does not end well"));
        }
    }

private:
    QProcess m_process;
};

/// Said by a client to its parent.
inline void answerParent(const QJsonObject& line)
{
    const QByteArray json = QJsonDocument(line).toJson(QJsonDocument::Compact);
    std::printf("%s\n", json.constData());
    std::fflush(stdout);
}
/// Until the parent tells to go on.
inline void waitForParent()
{
    [[maybe_unused]] const int read = std::getchar();
}

} // namespace relais::bench
