#pragma once

#include "tests/support/program.h"

#include <QTemporaryDir>

#include <memory>

namespace relais::test {

/// A desk without windows as a process of its own (relais_test_desk, desk_process_main.cpp), with its own store that outlives a kill.
/// Told what to do by lines on its standard input; answers each by one line of JSON, in order.
class DeskProcess {
public:
    /// `server`: the port on loopback that it takes for the server. `agent`: one of "agents" of the demo centre.
    DeskProcess(std::uint16_t server, QString enrolmentCode, const QJsonObject& agent);

    bool start();
    void killNow();
    /// Ends it as signing out and closing the window do.
    int stop();

    void tell(const QByteArray& command);
    /// The next answer; empty when none comes in time.
    QJsonObject answer(std::chrono::milliseconds limit = std::chrono::seconds(30));
    QJsonObject ask(const QByteArray& command, std::chrono::milliseconds limit = std::chrono::seconds(30));

    QString folder() const { return m_folder.path(); }
    /// Both outputs of every run.
    QByteArray said();

private:
    QTemporaryDir m_folder;
    QStringList m_arguments;
    std::unique_ptr<Program> m_program;
    QByteArray m_before;
};

} // namespace relais::test
