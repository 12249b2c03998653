#include "app/relais/workstation.h"

#include <QStandardPaths>
#include <QSysInfo>

namespace relais {

namespace {

// Answers of threads come back by the event loop.
std::function<void(std::function<void()>)> postTo(QObject& loop)
{
    return [&loop](std::function<void()> call) { QMetaObject::invokeMethod(&loop, std::move(call), Qt::QueuedConnection); };
}

// What a manager reads in the list of desks.
QString deskName()
{
    const QString name = QSysInfo::machineHostName().left(80);
    return name.isEmpty() ? QStringLiteral("poste") : name;
}

DeskWindowOptions windowOptions(const WorkstationParts& parts, PaperPlace& papers, CoachingDesk& requests)
{
    DeskWindowOptions options;
    options.demoAgents = parts.demoAgents;
    options.zone = parts.zone;
    options.programmes = ProgrammesInForce::following(parts.rules.programmes);
    options.samu = parts.settings.samu;
    options.requests = &requests;
    options.papers = {&papers, parts.settings.centre};
    return options;
}

} // namespace

Workstation::Workstation(WorkstationParts parts)
    : m_parts(std::move(parts)), m_lineRandom(m_parts.seed != 0 ? m_parts.seed : m_random.next()), m_background(postTo(m_loop)),
      m_ids(m_clock, m_random), m_sealer(m_parts.key),
      m_line(makeLine(m_parts.settings, m_parts.simulation, m_clock, m_timers, m_lineRandom, m_opener)), m_route(m_http),
      m_api({m_parts.serverName, [] { return LateTransport::placeholder(); }}, m_route, m_background),
      m_identity(m_parts.settings.dataFolder, m_sealer, m_api, deskName(), [this] { return m_parts.settings.enrolmentCode; }),
      m_stores(m_parts.settings.dataFolder, m_sealer, m_clock, m_background, postTo(m_loop)),
      m_sync(m_api, m_clock, m_timers, m_random),
      m_desk({m_api, m_stores, m_identity, m_sync, *m_line, m_clock, m_timers, m_ids, m_background, m_hasher, m_parts.rules}),
      m_requests(m_desk, m_api, m_ids), m_papers(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)),
      m_window(makeDeskWindow(
          m_desk, m_parts.rules.outcomes, m_parts.rules.calendar, m_clock, windowOptions(m_parts, m_papers, m_requests)))
{}

} // namespace relais
