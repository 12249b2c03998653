#pragma once

#include "app/adapters/file_desk_identity.h"
#include "app/adapters/qt_timers.h"
#include "app/adapters/sodium_password_hasher.h"
#include "app/adapters/sodium_sealer.h"
#include "app/adapters/thread_background.h"
#include "core/calls/local_call_desk.h"
#include "core/sync/api_client.h"
#include "core/sync/live_desk_sync.h"
#include "core/sync/qt_http_transport.h"
#include "core/telephony/simulated_line.h"
#include "db/desk/sqlite_desk_stores.h"

#include <QUrl>

namespace relais::test {

/// A whole desk without a window: the parts of the workstation as its composition root puts them together, over a real server, with a
/// telephone that answers at once. Lives on the thread of an event loop.
class HeadlessDesk {
public:
    struct Settings {
        QUrl server;
        QString dataFolder;
        QString enrolmentCode;
        SimulationSettings telephone;
    };
    /// Throws when the key or the shipped rules cannot be read.
    explicit HeadlessDesk(const Settings& settings);

    CallDesk& desk() { return m_desk; }
    const RuleBook& rules() const { return m_rules; }

    /// Nobody answers, and one knows it within a few milliseconds.
    static SimulationSettings nobodyAnswers();

private:
    QObject m_loop; ///< answers of threads come back by its event loop
    RuleBook m_rules;
    SystemClock m_clock;
    SystemRandom m_random;
    QtTimers m_timers;
    ThreadBackground m_background;
    IdMaker m_ids;
    SodiumPasswordHasher m_hasher;
    SodiumSealer m_sealer;
    SimulatedLine m_line;
    QtHttpTransport m_http;
    ApiClient m_api;
    FileDeskIdentity m_identity;
    SqliteDeskStores m_stores;
    LiveDeskSync m_sync;
    LocalCallDesk m_desk;
};

} // namespace relais::test
