#pragma once

#include "app/adapters/file_desk_identity.h"
#include "app/adapters/qt_timers.h"
#include "app/adapters/sodium_password_hasher.h"
#include "app/adapters/sodium_sealer.h"
#include "app/adapters/thread_background.h"
#include "app/relais/desktop_url_opener.h"
#include "app/relais/make_line.h"
#include "app/relais/paper_dialog.h"
#include "core/calls/local_call_desk.h"
#include "core/calls/server_coaching_desk.h"
#include "core/sync/api_client.h"
#include "core/sync/late_transport.h"
#include "core/sync/live_desk_sync.h"
#include "core/sync/qt_http_transport.h"
#include "db/desk/sqlite_desk_stores.h"
#include "ui/shell/desk_window.h"
#include "ui/shell/main_window.h"

namespace relais {

/// What the workstation is made with, beside the person's settings.
struct WorkstationParts {
    Settings settings;
    RuleBook rules;
    QString serverName; ///< of its local stores
    QByteArray key;     ///< that the local stores are sealed with
    SimulationSettings simulation;
    std::uint64_t seed = 0; ///< of the simulated line; 0: by chance
    std::vector<DemoSignIn> demoAgents;
    QTimeZone zone; ///< the adviser's own
};

/// Every part of the workstation, made in the order in which one needs another, and destroyed the other way round.
/// Interface thread. Nothing here waits for the network or a store.
class Workstation {
public:
    explicit Workstation(WorkstationParts parts);

    MainWindow& window() { return *m_window; }
    CallDesk& desk() { return m_desk; }
    /// Where the server is, as soon as it is known: what was asked before goes there then.
    void setServer(const QUrl& server) { m_route.setServer(server); }
    /// None with another kind of line.
    SimulatedLine* simulatedLine() { return qobject_cast<SimulatedLine*>(m_line.get()); }
    const Clock& clock() const { return m_clock; }
    Timers& timers() { return m_timers; }

private:
    QObject m_loop; ///< answers of threads come back by its event loop
    WorkstationParts m_parts;
    SystemClock m_clock;
    SystemRandom m_random;
    SeededRandom m_lineRandom;
    QtTimers m_timers;
    ThreadBackground m_background;
    IdMaker m_ids;
    SodiumPasswordHasher m_hasher;
    SodiumSealer m_sealer;
    DesktopUrlOpener m_opener;
    std::unique_ptr<Line> m_line;
    QtHttpTransport m_http;
    LateTransport m_route;
    ApiClient m_api;
    FileDeskIdentity m_identity;
    SqliteDeskStores m_stores;
    LiveDeskSync m_sync;
    LocalCallDesk m_desk;
    ServerCoachingDesk m_requests;
    PaperDialog m_papers;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace relais
