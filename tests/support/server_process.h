#pragma once

#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace relais::test {

/// A real relais-server on the invented centre, with a store file of its own that outlives a kill: killed and started again it is the
/// same server on the same port. Everything it ever printed is kept.
class ServerProcess {
public:
    explicit ServerProcess(int seed = 1) : m_seed(seed) {}

    /// Starts it (again). False when it does not come up; `said()` then holds what it printed.
    bool start();
    /// SIGKILL, at whatever it is doing.
    void killNow();
    /// SIGTERM and the end of what is in flight; its exit code.
    int stop();

    std::uint16_t port() const { return m_port; }
    /// What it said of the centre when it came up: "campaign", "desk_enrolment_code", "agents"…
    const QJsonObject& about() const { return m_about; }
    QString database() const { return m_folder.filePath(QStringLiteral("central.sqlite")); }
    QString folder() const { return m_folder.path(); }
    /// Both outputs of every run.
    QByteArray said();

private:
    QTemporaryDir m_folder;
    int m_seed;
    std::uint16_t m_port = 0;
    QJsonObject m_about;
    std::unique_ptr<Program> m_program;
    QByteArray m_before;
};

} // namespace relais::test
