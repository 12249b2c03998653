#pragma once

#include "app/adapters/sodium_password_hasher.h"
#include "app/server/demo.h"
#include "app/server/relais_server.h"
#include "core/accounts/secret.h"
#include "db/accounts/account_repository.h"
#include "tests/support/http_client.h"
#include "tests/support/store_place.h"
#include "tests/support/test_clock.h"

#include <stdexcept>
#include <thread>

namespace relais::test {

/// The whole server in this process, on a free port and a store of its own, with an invented centre "albi": agents nadia (nurse),
/// elsa (enrolment caller), luc (campaign lead), mona (manager), each with the password "mot-de-passe-<login>", and the desk
/// enrolment code "ALBI-1"; or with the demo's centre. Stops and joins when it goes.
class RunningServer {
public:
    enum class Centre { Small, Demo };
    /// `where`: a store that the test made itself.
    explicit RunningServer(
        ServerSettings settings = {}, Centre kind = Centre::Small, const std::optional<StoreAddress>& where = std::nullopt)
        : m_place(where ? StorePlace::Kind::FileOnly : StorePlace::Kind::Central), m_settings(std::move(settings))
    {
        m_settings.port = 0;
        m_settings.database = where.value_or(m_place.address());
        m_settings.everyCommitOnDisk = false;
        m_settings.log = ServerLog::Level::Quiet;
        auto opened = RelaisServer::open(m_settings, clock, m_random, m_hasher);
        if (!opened) {
            throw std::runtime_error("the server does not open: " + opened.error().detail.toStdString());
        }
        m_server = std::move(*opened);
        if (kind == Centre::Small) {
            addCentre();
        } else {
            m_about = writeDemoCentre(*m_server, 7).value();
        }
        m_port = m_server->listen().value();
        m_thread = std::thread([this] { m_server->run(); });
    }
    ~RunningServer()
    {
        m_server->stop();
        m_thread.join();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    HttpClient client() const { return HttpClient(m_port); }
    unsigned short port() const { return m_port; }
    const StoreAddress& storeAddress() const { return m_settings.database; }
    /// The store's file, for a test that looks into it past the server.
    QString storePath() const { return m_settings.database.path(); }
    PasswordHasher& hasher() { return m_hasher; }
    RelaisServer& server() { return *m_server; }
    /// What --print-json would say.
    const QJsonObject& about() const { return m_about; }

    /// A new desk's credential.
    QByteArray enrol() const
    {
        return client()
            .post("/api/v1/desks", {},
                {{QStringLiteral("enrolment_code"), QStringLiteral("ALBI-1")},
                    {QStringLiteral("desk_name"), QStringLiteral("Poste")}})
            .json.value(QStringLiteral("credential"))
            .toString()
            .toLatin1();
    }
    /// The token of an agent at a desk.
    QByteArray signIn(const QByteArray& desk, const QString& login) const
    {
        return client()
            .post("/api/v1/sessions", desk,
                {{QStringLiteral("login"), login}, {QStringLiteral("password"), QStringLiteral("mot-de-passe-") + login}})
            .json.value(QStringLiteral("token"))
            .toString()
            .toLatin1();
    }

    TestClock clock;
    CentreId centre{QStringLiteral("albi")};

private:
    void addCentre()
    {
        const std::pair<QString, Role> agents[] = {{QStringLiteral("nadia"), Role::NurseAdviser},
            {QStringLiteral("elsa"), Role::EnrolmentCaller}, {QStringLiteral("luc"), Role::CampaignLead},
            {QStringLiteral("mona"), Role::TeamManager}};
        IdMaker ids(clock, m_random);
        const auto done = m_server->database().runAndWait(Access::Write, [&](Connection& connection) {
            AccountRepository accounts(connection);
            accounts.putCentre({centre, QStringLiteral("Albi"), QStringLiteral("demo")});
            accounts.putEnrolmentCode(centre, secretHash("ALBI-1"), std::nullopt);
            for (const auto& [login, role] : agents) {
                accounts.putAgent({ids.make<AgentId>(), centre, login, login, role, {}, true},
                    m_hasher.hash(QStringLiteral("mot-de-passe-") + login).value(), clock.now());
            }
            return Done{};
        });
        if (!done) {
            throw std::runtime_error("the invented centre is not taken");
        }
    }

    StorePlace m_place;
    ServerSettings m_settings;
    SeededRandom m_random{11};
    SodiumPasswordHasher m_hasher{SodiumPasswordHasher::cheapest()};
    std::unique_ptr<RelaisServer> m_server;
    QJsonObject m_about;
    unsigned short m_port = 0;
    std::thread m_thread;
};

} // namespace relais::test
