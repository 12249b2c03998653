#include "app/tour/tour.h"

#include "app/tour/tour_story.h"

namespace relais {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Tour::Tour(Startup& startup, const Options& options)
    : m_startup(startup), m_part(options.tourPart), m_hand(startup.workstation().window()), m_eye(startup.workstation().window()),
      m_runner(startup.workstation().window(), startup.workstation().clock(), startup.workstation().timers(), options.tourFolder,
          options.tourFirst)
{
    connect(&m_runner, &TourRunner::ended, this, &Tour::ended);
    connect(&startup, &Startup::serverFailed, this, &Tour::ended);
    connect(&startup, &Startup::serverReady, this, &Tour::play);
}

SimulationSettings Tour::simulation(const Options& options)
{
    SimulationSettings settings;
    if (!options.tourFolder.isEmpty()) {
        settings.first = storyFates(options.tourPart);
        settings.ringsAfter = 400ms;
        settings.answersAfter = 800ms;
        settings.ringTimer = 1500ms;
        settings.incomingRings = 1s;
    }
    return settings;
}

void Tour::start()
{
    auto& window = m_startup.workstation().window();
    window.resize(1366, 768);
    window.show();
    window.activateWindow();
    m_startup.connectToServer([this](const QUrl& server) {
        m_network = std::make_unique<CuttableNetwork>(server);
        return m_network->url();
    });
}

void Tour::play()
{
    m_runner.play(story(m_part, {m_hand, m_eye, *m_network, m_startup.workstation()}));
}

} // namespace relais
