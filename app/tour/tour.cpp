#include "app/tour/tour.h"

#include "app/tour/tour_story.h"

#include <QDir>

namespace relais {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Tour::Tour(Startup& startup, const Options& options)
    : m_startup(startup), m_part(options.tourPart), m_folder(options.tourFolder), m_hand(startup.workstation().window()),
      m_eye(startup.workstation().window()), m_runner(startup.workstation().window(), startup.workstation().clock(),
                                                 startup.workstation().timers(), options.tourFolder, options.tourFirst)
{
    connect(&m_runner, &TourRunner::ended, this, &Tour::finish);
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
    if (m_part.isEmpty()) {
        QDir folder(m_folder);
        for (const auto& picture : folder.entryList({u"[0-9][0-9]-*.png"_s}, QDir::Files)) {
            folder.remove(picture);
        }
    }
    auto& window = m_startup.workstation().window();
    // Twice as big, a screen of 1920 × 1080 has room for half as much.
    window.resize(m_part == "zoom"_L1 ? QSize(960, 540) : QSize(1366, 768));
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

void Tour::finish(const QString& problem)
{
    if (!problem.isEmpty() || !m_part.isEmpty()) {
        Q_EMIT ended(problem);
        return;
    }
    m_looks = std::make_unique<OtherLooks>(m_folder, m_runner.pictures() + 1);
    connect(m_looks.get(), &OtherLooks::ended, this, &Tour::ended);
    m_looks->start();
}

} // namespace relais
