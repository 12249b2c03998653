#include "tests/support/server_process.h"

namespace relais::test {

bool ServerProcess::start()
{
    if (m_program) {
        m_before = said();
    }
    m_program = std::make_unique<Program>(QStringLiteral("relais-server"));
    const bool started = m_program->start({QStringLiteral("--demo"), QStringLiteral("--print-json"), QStringLiteral("--port"),
        QString::number(m_port), QStringLiteral("--seed"), QString::number(m_seed), QStringLiteral("--database"), database()});
    if (!started) {
        return false;
    }
    m_about = m_program->readJson(std::chrono::seconds(60));
    m_port = static_cast<std::uint16_t>(QUrl(m_about[u"base_url"].toString()).port(0));
    return m_port != 0;
}

void ServerProcess::killNow()
{
    m_program->killNow();
}

int ServerProcess::stop()
{
    return m_program->stop();
}

QByteArray ServerProcess::said()
{
    return m_program ? m_before + m_program->standardOutput() + m_program->standardError() : m_before;
}

} // namespace relais::test
