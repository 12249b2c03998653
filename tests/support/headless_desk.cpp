#include "tests/support/headless_desk.h"

#include "app/relais/desk_rules.h"

#include <stdexcept>

namespace relais::test {

namespace {

template <typename T>
T orThrow(Result<T> result, const char* what)
{
    if (!result) {
        throw std::runtime_error(what + std::string(": ") + result.error().detail.toStdString());
    }
    return std::move(*result);
}

std::function<void(std::function<void()>)> postTo(QObject& loop)
{
    return [&loop](std::function<void()> call) { QMetaObject::invokeMethod(&loop, std::move(call), Qt::QueuedConnection); };
}

} // namespace

HeadlessDesk::HeadlessDesk(const Settings& settings)
    : m_rules(orThrow(deskRules(QStringLiteral("demo")), "the rules")), m_background(postTo(m_loop)), m_ids(m_clock, m_random),
      m_hasher(SodiumPasswordHasher::cheapest()),
      m_sealer(orThrow(SodiumSealer::keyFromFile(settings.dataFolder + QStringLiteral("/key")), "the key")),
      m_line(m_clock, m_timers, m_random, settings.telephone),
      m_api({QStringLiteral("test"), [server = settings.server] { return server; }}, m_http, m_background),
      m_identity(settings.dataFolder, m_sealer, m_api, QStringLiteral("poste d’essai"),
          [code = settings.enrolmentCode] { return code; }),
      m_stores(settings.dataFolder, m_sealer, m_clock, m_background, postTo(m_loop)), m_sync(m_api, m_clock, m_timers, m_random),
      m_desk({m_api, m_stores, m_identity, m_sync, m_line, m_clock, m_timers, m_ids, m_background, m_hasher, m_rules})
{}

SimulationSettings HeadlessDesk::nobodyAnswers()
{
    SimulationSettings telephone;
    telephone.shares = {0, 1000, 0, 0, 0, 0, 0};
    telephone.ringsAfter = std::chrono::milliseconds(1);
    telephone.ringTimer = std::chrono::milliseconds(2);
    return telephone;
}

} // namespace relais::test
