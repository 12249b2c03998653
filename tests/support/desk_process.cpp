#include "tests/support/desk_process.h"

namespace relais::test {

DeskProcess::DeskProcess(std::uint16_t server, QString enrolmentCode, const QJsonObject& agent)
    : m_arguments{QStringLiteral("http://127.0.0.1:%1").arg(server), m_folder.path(), std::move(enrolmentCode),
        agent[u"login"].toString(), agent[u"password"].toString()}
{}

bool DeskProcess::start()
{
    if (m_program) {
        m_before = said();
    }
    m_program = std::make_unique<Program>(QStringLiteral("relais_test_desk"));
    return m_program->start(m_arguments);
}

void DeskProcess::killNow()
{
    m_program->killNow();
}

int DeskProcess::stop()
{
    m_program->closeInput();
    return m_program->waitForEnd();
}

void DeskProcess::tell(const QByteArray& command)
{
    m_program->write(command);
}

QJsonObject DeskProcess::answer(std::chrono::milliseconds limit)
{
    return m_program->readJson(limit);
}

QJsonObject DeskProcess::ask(const QByteArray& command, std::chrono::milliseconds limit)
{
    tell(command);
    return answer(limit);
}

QByteArray DeskProcess::said()
{
    return m_program ? m_before + m_program->standardOutput() + m_program->standardError() : m_before;
}

} // namespace relais::test
