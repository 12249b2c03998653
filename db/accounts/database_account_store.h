#pragma once

#include "core/accounts/account_store.h"
#include "core/base/combiner.h"
#include "db/base/database.h"

namespace relais {

/// AccountStore over a Database: each call one transaction, waited for on the calling thread, but for what is asked: that is read on the
/// store's own threads. Borrows the Database.
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
    void askSession(const QByteArray& tokenHash, Instant now, Then<AgentSession> then) override;
    void askDesk(const QByteArray& credentialHash, Then<EnrolledDesk> then) override;
    Result<Done> audit(const AuditEvent& event) override;

private:
    struct TokenQuestion {
        QByteArray hash;
        Instant now;
    };

    using Sessions = Combiner<TokenQuestion, std::optional<AgentSession>>;
    using Desks = Combiner<QByteArray, std::optional<EnrolledDesk>>;

    static std::vector<std::optional<AgentSession>> readTogether(Connection& connection, Sessions::Group& group);
    static std::vector<std::optional<EnrolledDesk>> readTogether(Connection& connection, Desks::Group& group);
    Result<std::optional<AgentSession>> readAlone(const TokenQuestion& question);
    Result<std::optional<EnrolledDesk>> readAlone(const QByteArray& credentialHash);
    template <typename Crowd, typename Question>
    auto wait(Crowd& crowd, const Question& question);
    template <typename Crowd, typename Question, typename Told>
    void ask(Crowd& crowd, const Question& question, Told then);

    Database& m_database;
    Sessions m_waitingForSession; ///< every request of an agent asks
    Desks m_waitingForDesk;       ///< every request of a desk
    // Whoever waits holds a thread; those who ask must not depend on it.
    Sessions m_askingForSession;
    Desks m_askingForDesk;
};

} // namespace relais
