#pragma once

#include "core/accounts/account_store.h"
#include "core/base/combiner.h"
#include "db/base/database.h"

namespace relais {

/// AccountStore over a Database: each call one transaction, waited for on the calling thread. Borrows the Database.
class DatabaseAccountStore final : public AccountStore {
public:
    explicit DatabaseAccountStore(Database& database) : m_database(database) {}

    Result<std::optional<CentreId>> centreOfEnrolmentCode(const QByteArray& codeHash, Instant now) override;
    Result<std::optional<Centre>> centre(const CentreId& id) override;
    Result<Done> enrolDesk(const EnrolledDesk& desk, const QByteArray& credentialHash, const AuditEvent& event) override;
    Result<std::optional<EnrolledDesk>> deskOfCredential(const QByteArray& credentialHash) override;
    Result<std::optional<AgentCredentials>> agentByLogin(const CentreId& centre, const QString& login, Instant now) override;
    Result<Done> openSession(const AgentSession& session, const QByteArray& tokenHash, const AuditEvent& event) override;
    Result<std::optional<AgentSession>> sessionOfToken(const QByteArray& tokenHash, Instant now) override;
    void askSession(const QByteArray& tokenHash, Instant now, ThenSession then) override;
    Result<Done> endSession(const QByteArray& tokenHash, const AuditEvent& event) override;
    Result<Done> audit(const AuditEvent& event) override;

private:
    struct TokenQuestion {
        QByteArray hash;
        Instant now;
    };

    using Sessions = Combiner<TokenQuestion, std::optional<AgentSession>>;

    Result<std::vector<std::optional<AgentSession>>> sessionsOf(Sessions::Group& group);
    Result<std::optional<AgentSession>> sessionAlone(const QByteArray& tokenHash, Instant now);

    Database& m_database;
    Sessions m_tokens;                                               ///< every request of an agent asks
    Combiner<QByteArray, std::optional<EnrolledDesk>> m_credentials; ///< every request of a desk
};

} // namespace relais
