#include "app/server/relais_server.h"

#include "app/server/account_routes.h"
#include "app/server/alert_routes.h"
#include "app/server/api_application.h"
#include "app/server/campaign_routes.h"
#include "app/server/cohort_keeper.h"
#include "app/server/cohort_routes.h"
#include "app/server/conflict_routes.h"
#include "app/server/desk_routes.h"
#include "app/server/fact_conflict_routes.h"
#include "app/server/fact_routes.h"
#include "app/server/followup_routes.h"
#include "app/server/http_server.h"
#include "app/server/import_routes.h"
#include "app/server/import_runner.h"
#include "app/server/kept_versions.h"
#include "app/server/load_routes.h"
#include "app/server/onward.h"
#include "app/server/people_routes.h"
#include "app/server/programme_routes.h"
#include "app/server/queue_keeper.h"
#include "app/server/queue_routes.h"
#include "app/server/server_gauges.h"
#include "app/server/status_routes.h"
#include "core/accounts/secret.h"
#include "core/calls/emergency_guide.h"
#include "core/queue/lease_contacts.h"
#include "db/accounts/database_account_store.h"
#include "db/base/write_probe.h"
#include "db/upkeep/copy_progress.h"

namespace relais {

struct RelaisServer::Parts {
    Parts(const ServerSettings& given, const Clock& givenClock, Random& givenRandom, PasswordHasher& givenHasher,
        std::unique_ptr<ApiDocument> givenDocument, std::unique_ptr<RuleBooks> givenRules,
        std::unique_ptr<Database> givenDatabase, std::shared_ptr<Onward> givenOnward, std::chrono::minutes givenEscalation,
        CapacitySettings givenCapacity)
        : escalateAfter(givenEscalation), capacity(std::move(givenCapacity)), settings(given), clock(givenClock),
          random(givenRandom), hasher(givenHasher), document(std::move(givenDocument)), rules(std::move(givenRules)),
          log(given.log), onward(std::move(givenOnward)), database(std::move(givenDatabase)), ids(clock, random),
          accounts(*database), signIn(accounts, hasher, clock, random, ids, given.sessions), work(*database, *rules, ids, clock),
          probe(*database, clock), keeper(*database, work, clock, log), imports(*database, work, ids, clock, log),
          cohorts(*database, work, ids, log, capacity, given.cohortDaily),
          application(*document, routes, signIn, metrics, log, given.http.bodyBytes, random.next()),
          engine(given.http, application)
    {
        engine.whenStopping([this] {
            imports.stop();
            cohorts.stop();
        });
        addStatusRoutes(
            routes, *document, metrics, [this] { return engine.isLeaving(); }, [this] { return storeAnswers(); },
            [this] { return gauges(); });
        addAccountRoutes(routes, signIn, clock,
            {[this](const CentreId& centre) { return feedEpoch(centre); },
                [this](const AgentSession& session, const QByteArray& token) { return signOut(session, token); }});
        addQueueRoutes(routes, work, metrics);
        addPeopleRoutes(routes, work);
        addFactRoutes(routes, work, *document, metrics);
        addFollowupRoutes(routes, work);
        addCampaignRoutes(routes, work);
        addImportRoutes(routes, work, imports, ids, clock);
        addConflictRoutes(routes, work);
        addFactConflictRoutes(routes, work);
        addDeskRoutes(routes, work);
        addProgrammeRoutes(routes, work);
        engine.onHangUp([this] { reloadProgrammes(); });
        addAlertRoutes(routes, work, escalateAfter);
        addLoadRoutes(routes, work);
        addCohortRoutes(routes, work, cohorts);
        onward->open(engine);
    }
    ~Parts() { onward->close(); } // the engine goes first, and the store answers to the last
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    std::string gauges()
    {
        MetricsText text;
        writeGauges(text, engine.load(), work.load(), started, clock.now());
        return text.take() + alertGauges(*database, work, escalateAfter);
    }
    Result<QString> feedEpoch(const CentreId& centre)
    {
        return work.read(centre, [](CentralJob& job) { return job.unit.feed.epoch().text(); });
    }
    /// A bad file changes nothing: what was read last stays in force, and the log says what is wrong.
    void reloadProgrammes()
    {
        const auto done = rules->reload([this](const ProgrammeBook& book) { return keepVersions(*database, book); });
        if (done) {
            const ProgrammeFiles read = rules->programmeFiles();
            log.programmesRead(read.files.size() + read.campaigns.size());
            tellFrequencies();
        } else {
            log.failed("programmes", done.error());
        }
    }
    /// Whoever publishes a call frequency reads here whether it fits.
    void tellFrequencies() { logFrequencies(*database, *rules, capacity, clock, log); }
    /// A sign-out that waited long finds its session ended by the one that was said again: what the desk was lent since is none of its.
    Result<Done> signOut(const AgentSession& session, const QByteArray& token)
    {
        const CentreId& centre = session.agent.centre;
        return work.write(centre, [&](CentralJob& job) {
            const QByteArray hash = secretHash(token);
            if (job.accounts.areOpen({hash}).front()) {
                giveBackAll(job.unit, job.rules, session.desk.id, false, job.now);
                job.accounts.endSession(hash, job.now);
                job.accounts.audit(
                    {centre, job.now, AuditAct::SignedOut, session.agent.id, session.desk.id, std::nullopt, QString()});
            }
            return Done{};
        });
    }
    Result<Done> storeAnswers()
    {
        const auto reads = database->runAndWait(Access::Read, [](Connection& connection) {
            AccountRepository(connection).centres();
            return Done{};
        });
        return reads ? probe.answer() : reads;
    }

    const std::chrono::minutes escalateAfter; ///< of alerts
    const CapacitySettings capacity;
    const ServerSettings settings;
    const Clock& clock;
    const Instant started = clock.now();
    Random& random;
    PasswordHasher& hasher;
    std::unique_ptr<ApiDocument> document;
    std::unique_ptr<RuleBooks> rules;
    ServerLog log;
    const std::shared_ptr<Onward> onward;
    std::unique_ptr<Database> database; ///< finishes what is queued when it goes: after whatever that work needs
    ServerMetrics metrics;
    IdMaker ids;
    DatabaseAccountStore accounts;
    SignIn signIn;
    CentralWork work;
    WriteProbe probe;
    QueueKeeper keeper;
    ImportRunner imports;
    CohortKeeper cohorts;
    ApiRoutes routes;
    ApiApplication application;
    HttpServer engine;
};

namespace {

/// A backup that is served is none any more: what it says that it holds would soon be untrue.
Result<Done> useStore(Database& database)
{
    const auto isBackup =
        database.runAndWait(Access::Read, [](Connection& connection) { return CopyProgress::isBackup(connection); });
    if (!isBackup || !*isBackup) {
        return isBackup ? Result<Done>(Done{}) : failure(isBackup.error());
    }
    return database.runAndWait(Access::WriteAlone, [](Connection& connection) {
        CopyProgress::forgetSums(connection);
        return Done{};
    });
}

} // namespace

Result<std::unique_ptr<RelaisServer>> RelaisServer::open(
    const ServerSettings& settings, const Clock& clock, Random& random, PasswordHasher& hasher)
{
    auto document = ApiDocument::shipped();
    if (!document) {
        return failure(document.error());
    }
    auto rules = RuleBooks::open(settings.leaseTime, {settings.programmes, settings.campaigns});
    if (!rules) {
        return failure(rules.error());
    }
    const auto emergency = EmergencyGuide::shipped();
    if (!emergency) {
        return failure(emergency.error());
    }
    const auto capacity = CapacitySettings::shipped();
    if (!capacity) {
        return failure(capacity.error());
    }
    const Database::Settings store = settings.database.settings(settings.everyCommitOnDisk);
    auto onward = std::make_shared<Onward>();
    auto database = Database::open(store, Migrator(QStringLiteral("central")), clock,
        [onward](std::function<void()> answer) { (*onward)(std::move(answer)); });
    if (!database) {
        return failure(database.error());
    }
    if (const auto used = useStore(**database); !used) {
        return failure(used.error());
    }
    if (const auto kept = keepVersions(**database, (*rules)->programmes()); !kept) {
        return failure(kept.error());
    }
    auto parts = std::make_unique<Parts>(settings, clock, random, hasher, std::move(*document), std::move(*rules),
        std::move(*database), std::move(onward), emergency->escalateAfter, *capacity);
    return std::unique_ptr<RelaisServer>(new RelaisServer(std::move(parts)));
}

RelaisServer::RelaisServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

RelaisServer::~RelaisServer() = default;

Result<std::uint16_t> RelaisServer::listen()
{
    auto port = m_parts->engine.listen(m_parts->settings.address, m_parts->settings.port);
    if (port) {
        m_parts->log.started(*port);
        m_parts->tellFrequencies();
    }
    return port;
}

void RelaisServer::stopOnSignals()
{
    m_parts->engine.stopOnSignals();
}

void RelaisServer::run()
{
    m_parts->engine.run();
    m_parts->log.stopped();
}

void RelaisServer::stop()
{
    m_parts->engine.stop();
}

Database& RelaisServer::database()
{
    return *m_parts->database;
}

CentralWork& RelaisServer::work()
{
    return m_parts->work;
}

RuleBooks& RelaisServer::rules()
{
    return *m_parts->rules;
}

IdMaker& RelaisServer::ids()
{
    return m_parts->ids;
}

const Clock& RelaisServer::clock() const
{
    return m_parts->clock;
}

Random& RelaisServer::random()
{
    return m_parts->random;
}

PasswordHasher& RelaisServer::hasher()
{
    return m_parts->hasher;
}

Result<Done> RelaisServer::keepQueues()
{
    return m_parts->keeper.keepAll();
}

Result<Done> RelaisServer::keepCohorts()
{
    return m_parts->cohorts.keepAll();
}

} // namespace relais
