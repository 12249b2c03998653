#include "tests/support/program.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <csignal>

#include <sys/resource.h>

namespace relais::test {

Program::Program(const QString& name) : m_path(name.startsWith(u'/') ? name : QStringLiteral(RELAIS_BIN "/") + name) {}

Program::~Program()
{
    if (running()) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

void Program::setEnvironment(const QString& variable, const QString& value)
{
    m_environment.insert(variable, value);
}

void Program::limitFiles(qint64 bytes)
{
    m_process.setChildProcessModifier([bytes] {
        const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
}

bool Program::start(const QStringList& arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(m_path, arguments);
    return m_process.waitForStarted(10000);
}

void Program::write(const QByteArray& line)
{
    m_process.write(line + '\n');
    m_process.waitForBytesWritten(10000);
}

void Program::collect()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

QByteArray Program::readLine(std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    for (;;) {
        collect();
        if (const auto end = m_output.indexOf('\n', m_given); end >= 0) {
            const auto line = m_output.mid(m_given, end - m_given);
            m_given = end + 1;
            return line;
        }
        if (deadline.hasExpired() || !running()) {
            return {};
        }
        // What comes on standard error must be collected, too, or its pipe fills up: wait in short turns.
        m_process.waitForReadyRead(static_cast<int>(std::min<qint64>(deadline.remainingTime(), 50)));
    }
}

QJsonObject Program::readJson(std::chrono::milliseconds limit)
{
    return QJsonDocument::fromJson(readLine(limit)).object();
}

bool Program::waitForError(const QByteArray& text, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    for (;;) {
        collect();
        if (m_errors.contains(text)) {
            return true;
        }
        if (deadline.hasExpired() || !running()) {
            return false;
        }
        m_process.waitForReadyRead(static_cast<int>(std::min<qint64>(deadline.remainingTime(), 50)));
    }
}

void Program::hangUp()
{
    ::kill(static_cast<pid_t>(pid()), SIGHUP);
}

void Program::killNow()
{
    m_process.kill();
    m_process.waitForFinished(10000);
    collect();
}

int Program::stop(std::chrono::milliseconds limit)
{
    m_process.terminate();
    return waitForEnd(limit);
}

int Program::waitForEnd(std::chrono::milliseconds limit)
{
    if (running() && !m_process.waitForFinished(static_cast<int>(limit.count()))) {
        collect();
        return -1;
    }
    collect();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray Program::standardOutput()
{
    collect();
    return m_output;
}

QByteArray Program::standardError()
{
    collect();
    return m_errors;
}

} // namespace relais::test
