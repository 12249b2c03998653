#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace relais::test {

/// One of our own programs as a real process. Everything it prints is kept; every wait is bounded and ends as soon as what it
/// waits for is there. The destructor kills what still runs.
class Program {
public:
    /// `name`: a program in the build's bin folder, or the path of another one. Does not start it.
    explicit Program(const QString& name);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void setEnvironment(const QString& variable, const QString& value);
    /// What it prints goes there, and not to standardOutput().
    void sendOutputTo(const QString& path) { m_process.setStandardOutputFile(path); }
    /// No file may grow beyond.
    void limitFiles(qint64 bytes);
    /// False when it cannot be started at all.
    bool start(const QStringList& arguments);
    bool running() const { return m_process.state() == QProcess::Running; }

    void write(const QByteArray& line);
    void closeInput() { m_process.closeWriteChannel(); }
    /// The next whole line on standard output that was not given yet; empty when none comes within `limit` or the program ends.
    QByteArray readLine(std::chrono::milliseconds limit = std::chrono::seconds(20));
    /// The next line as JSON; an empty object when there is none.
    QJsonObject readJson(std::chrono::milliseconds limit = std::chrono::seconds(20));

    /// False when standard error does not hold `text` within `limit`, or the program ends before.
    bool waitForError(const QByteArray& text, std::chrono::milliseconds limit = std::chrono::seconds(20));
    /// SIGHUP: read again what is read at start.
    void hangUp();

    /// SIGKILL: nothing of it gets a chance to tidy up.
    void killNow();
    /// SIGTERM, then waits; the exit code, or −1 when it was killed or did not end.
    int stop(std::chrono::milliseconds limit = std::chrono::seconds(20));
    /// Waits for its own end; the exit code, or −1.
    int waitForEnd(std::chrono::milliseconds limit = std::chrono::seconds(60));

    qint64 pid() const { return m_process.processId(); }
    /// Everything printed so far, for the message of a failing test and for searching what must not be there.
    QByteArray standardOutput();
    QByteArray standardError();

private:
    void collect();

    QString m_path;
    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_output;
    QByteArray m_errors;
    qsizetype m_given = 0;
};

} // namespace relais::test
