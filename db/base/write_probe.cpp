#include "db/base/write_probe.h"

namespace relais {

namespace {

/// More than what earlier migrations left free.
constexpr int fillerSize = 32 * 1024;

/// It waits for no centre, and no centre for it.
QString scope()
{
    return QStringLiteral("*probe");
}

} // namespace

Result<Done> WriteProbe::answer()
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonic();
    if (!m_askedAt || now - *m_askedAt >= fresh) {
        m_answer = m_database.runAndWait(Access::Write, scope(), [this](Connection& connection) {
            connection.statement("base/write_probe.write").bindAll(m_clock.now(), QByteArray(fillerSize, '\0')).run();
            return Done{};
        });
        m_askedAt = now;
    }
    return m_answer;
}

} // namespace relais
