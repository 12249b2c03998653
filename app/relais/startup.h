#pragma once

#include "app/relais/demo_server.h"
#include "app/relais/workstation.h"
#include "ui/base/system_look.h"

#include <QTemporaryDir>

#include <functional>

namespace relais {

/// From options to a workstation that shows its sign-in page, without waiting for anything slow; then the demo's server, when
/// one is wanted. Without a server in the settings it is the demo.
/// Owned by main(); interface thread.
class Startup final : public QObject {
    Q_OBJECT
public:
    /// What stands between the workstation and the demo's server: the tour puts a wire there that it can cut.
    using Route = std::function<QUrl(const QUrl& server)>;

    /// Once the application is there: its look is set.
    Startup(Options options, SimulationSettings simulation);
    ~Startup() override;

    /// Makes the workstation. Fails as settings, resources and the data folder do.
    Result<Done> prepare();
    /// After prepare(): starts the demo's server, or finds the one of the settings at once.
    void connectToServer(Route route);

    const Settings& settings() const { return m_settings; }
    Workstation& workstation() { return *m_workstation; }

Q_SIGNALS:
    void serverReady();
    /// In French, for a person: what happened, what is safe, what to do.
    void serverFailed(const QString& sentence);

private:
    Result<std::vector<DemoSignIn>> chooseDemo();

    Options m_options;
    SimulationSettings m_simulation;
    Settings m_settings;
    bool m_demo = false;
    std::unique_ptr<QTemporaryDir> m_demoData; ///< the demo keeps nothing
    std::unique_ptr<DemoServer> m_demoServer;
    std::unique_ptr<Workstation> m_workstation; ///< goes before its server
    std::unique_ptr<SystemLook> m_look;         ///< only when the settings ask for no look
};

} // namespace relais
