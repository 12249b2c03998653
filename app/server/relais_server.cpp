#include "app/server/relais_server.h"

#include "app/server/account_routes.h"
#include "app/server/api_application.h"
#include "app/server/http_server.h"
#include "app/server/status_routes.h"
#include "db/accounts/account_repository.h"
#include "db/accounts/database_account_store.h"

namespace relais {

struct RelaisServer::Parts {
    Parts(const ServerSettings& given, const Clock& givenClock, Random& random, PasswordHasher& hasher,
        std::unique_ptr<ApiDocument> givenDocument, std::unique_ptr<Database> givenDatabase)
        : settings(given), clock(givenClock), document(std::move(givenDocument)), database(std::move(givenDatabase)),
          log(given.log), ids(clock, random), accounts(*database), signIn(accounts, hasher, clock, random, ids, given.sessions),
          application(*document, routes, signIn, metrics, log, given.http.bodyBytes), engine(given.http, application)
    {
        addStatusRoutes(routes, *document, metrics, [this] { return storeAnswers(); });
        addAccountRoutes(routes, signIn, clock,
            {[](const CentreId&) -> Result<QString> { return QStringLiteral("1"); },
                [](const AgentSession&) -> Result<Done> { return Done{}; }});
    }

    Result<Done> storeAnswers()
    {
        return database->runAndWait(Access::Read, [](Connection& connection) {
            AccountRepository(connection).centres();
            return Done{};
        });
    }

    const ServerSettings settings;
    const Clock& clock;
    std::unique_ptr<ApiDocument> document;
    std::unique_ptr<Database> database;
    ServerLog log;
    ServerMetrics metrics;
    IdMaker ids;
    DatabaseAccountStore accounts;
    SignIn signIn;
    ApiRoutes routes;
    ApiApplication application;
    HttpServer engine;
};

Result<std::unique_ptr<RelaisServer>> RelaisServer::open(
    const ServerSettings& settings, const Clock& clock, Random& random, PasswordHasher& hasher)
{
    auto document = ApiDocument::shipped();
    if (!document) {
        return failure(document.error());
    }
    Database::Settings store;
    store.store.path = settings.database;
    store.store.everyCommitOnDisk = settings.everyCommitOnDisk;
    // Handlers wait for their own answers, so nothing ever comes through the executor.
    auto database =
        Database::open(store, Migrator(QStringLiteral("central")), clock, [](const std::function<void()>& answer) { answer(); });
    if (!database) {
        return failure(database.error());
    }
    auto parts = std::make_unique<Parts>(settings, clock, random, hasher, std::move(*document), std::move(*database));
    return std::unique_ptr<RelaisServer>(new RelaisServer(std::move(parts)));
}

RelaisServer::RelaisServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

RelaisServer::~RelaisServer() = default;

Result<std::uint16_t> RelaisServer::listen()
{
    auto port = m_parts->engine.listen(m_parts->settings.address, m_parts->settings.port);
    if (port) {
        m_parts->log.started(*port);
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

} // namespace relais
