#include "app/relais/startup.h"

#include "app/relais/adviser_zone.h"
#include "app/relais/desk_rules.h"
#include "core/accounts/office_roles.h"
#include "core/base/resource_node.h"
#include "core/simulation/scenario_file.h"

#include <QDir>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

// A port that nothing listens on: whoever asks there is told at once that there is no network.
const auto nowhere = u"http://127.0.0.1:9"_s;

LookChoice lookOf(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light: return LookChoice::Light;
    case ThemeChoice::Dark: return LookChoice::Dark;
    case ThemeChoice::System: break;
    }
    return LookChoice::System;
}

Theme::Density densityOf(Density density)
{
    return density == Density::Compact ? Theme::Density::Compact : Theme::Density::Comfortable;
}

// Whose work is at this screen; the others of the centre use other programs.
bool worksAtDesk(Role role)
{
    return role == Role::NurseAdviser || role == Role::EnrolmentCaller || role == Role::OtherCoach || worksInOffice(role);
}

} // namespace

Startup::Startup(Options options, SimulationSettings simulation)
    : m_options(std::move(options)), m_simulation(std::move(simulation))
{}

Startup::~Startup() = default;

Result<std::vector<DemoSignIn>> Startup::chooseDemo()
{
    const auto json = readResource(u"demo/scenario.json"_s);
    const auto scenario = json ? ScenarioFile::fromJson(*json) : Result<ScenarioFile>(failure(json.error()));
    if (!scenario) {
        return failure(scenario.error());
    }
    m_demoData = std::make_unique<QTemporaryDir>();
    if (!m_demoData->isValid()) {
        return failure(ErrorCode::FileUnwritable, QDir::tempPath());
    }
    m_settings.dataFolder = m_demoData->path();
    m_settings.calendar = scenario->calendar;
    m_settings.enrolmentCode = scenario->deskEnrolmentCode;
    std::vector<DemoSignIn> agents;
    for (const auto& agent : scenario->agents) {
        if (worksAtDesk(agent.role)) {
            agents.push_back({agent.login, agent.password, agent.displayName, agent.says});
        }
    }
    return agents;
}

Result<Done> Startup::prepare()
{
    auto settings = Settings::read(m_options);
    if (!settings) {
        return failure(settings.error());
    }
    m_settings = std::move(*settings);
    m_demo = m_options.demo || m_settings.server.isEmpty();
    auto agents = m_demo ? chooseDemo() : Result<std::vector<DemoSignIn>>(std::vector<DemoSignIn>());
    if (!agents) {
        return failure(agents.error());
    }
    auto rules = deskRules(m_settings.calendar);
    if (!rules) {
        return failure(rules.error());
    }
    if (!QDir().mkpath(m_settings.dataFolder)) {
        return failure(ErrorCode::FileUnwritable, m_settings.dataFolder);
    }
    auto key = SodiumSealer::keyFromFile(m_settings.dataFolder + u"/key"_s);
    if (!key) {
        return failure(key.error());
    }
    applyLook(lookOf(m_settings.theme), densityOf(m_settings.density));
    m_workstation = std::make_unique<Workstation>(WorkstationParts{.settings = m_settings,
        .rules = std::move(*rules),
        .serverName = m_demo ? u"demo"_s : m_settings.server.toString(),
        .key = std::move(*key),
        .simulation = m_simulation,
        .seed = m_options.seed,
        .demoAgents = std::move(*agents),
        // The invented centre is in Albi, wherever it is looked at from.
        .zone = m_demo ? QTimeZone("Europe/Paris") : adviserZone(QTimeZone::systemTimeZone())});
    if (lookOf(m_settings.theme) == LookChoice::System) {
        m_look = std::make_unique<SystemLook>(densityOf(m_settings.density), m_workstation->window(), systemIsDark);
    }
    return Done{};
}

void Startup::connectToServer(Route route)
{
    if (m_options.offlineStart) {
        m_workstation->setServer(QUrl(nowhere));
        return;
    }
    if (!m_demo) {
        m_workstation->setServer(route(m_settings.server));
        Q_EMIT serverReady();
        return;
    }
    m_demoServer = std::make_unique<DemoServer>();
    connect(m_demoServer.get(), &DemoServer::ready, this, [this, route = std::move(route)](const DemoCentre& centre) {
        m_workstation->setServer(route(centre.baseUrl));
        Q_EMIT serverReady();
    });
    connect(m_demoServer.get(), &DemoServer::failed, this, [this] {
        // Whoever waits at the sign-in page is answered.
        m_workstation->setServer(QUrl(nowhere));
        Q_EMIT serverFailed(
            u"Le serveur de la démonstration n’a pas pu démarrer. Rien n’est perdu : la démonstration ne garde rien. "
            "Vérifiez que « relais-server » se trouve à côté de « relais », puis relancez."_s);
    });
    m_demoServer->start(m_options.seed);
}

} // namespace relais
