#pragma once

#include "core/accounts/account_store.h"
#include "db/base/connection.h"

#include <vector>

namespace relais {

/// Accounts in a central store, inside the transaction of its connection. A value on the stack of one piece of work;
/// members may throw StoreFailure.
class AccountRepository {
public:
    explicit AccountRepository(Connection& connection) : m_connection(connection) {}

    void putCentre(const Centre& centre);
    std::optional<Centre> centre(const CentreId& id);
    std::vector<Centre> centres();

    void putAgent(const AgentAccount& agent, const QString& passwordHash, Instant now);
    std::optional<AgentCredentials> agentByLogin(const CentreId& centre, const QString& login, Instant now);
    std::optional<AgentAccount> agent(const CentreId& centre, const AgentId& id, Instant now);
    std::vector<AgentAccount> agents(const CentreId& centre, Instant now);

    /// No expiry: until somebody takes it away.
    void putEnrolmentCode(const CentreId& centre, const QByteArray& codeHash, std::optional<Instant> expiresAt);
    std::optional<CentreId> centreOfEnrolmentCode(const QByteArray& codeHash, Instant now);
    void putDesk(const EnrolledDesk& desk, const QByteArray& credentialHash, Instant now);
    std::optional<EnrolledDesk> deskOfCredential(const QByteArray& credentialHash);
    /// In their order, asked together where that is cheaper.
    std::vector<std::optional<EnrolledDesk>> desksOfCredentials(const std::vector<QByteArray>& credentialHashes);

    struct ListedDesk {
        EnrolledDesk desk;
        Instant enrolledAt;
        std::optional<Instant> lostAt;
    };
    std::vector<ListedDesk> desks(const CentreId& centre); ///< by the time of their enrolment
    /// Whether what is declared of a desk was so before.
    enum class DeskLoss { Unknown, Before, Now };
    /// From then on its credential holds no more; its sessions have ended.
    DeskLoss declareDeskLost(const CentreId& centre, const DeskId& desk, Instant now);
    /// Its credential holds again, so that it sends what it kept; whoever sat there signs in anew.
    DeskLoss declareDeskFound(const CentreId& centre, const DeskId& desk, Instant now);

    void openSession(const AgentSession& session, const QByteArray& tokenHash, Instant now);
    /// The role of this agent, if she ever had a session at that desk.
    std::optional<Role> roleAt(const CentreId& centre, const AgentId& agent, const DeskId& desk);
    /// The same, asked ahead (see PreparedStatement::ask).
    void askRoleAt(const CentreId& centre, const AgentId& agent, const DeskId& desk);
    std::optional<AgentSession> sessionOfToken(const QByteArray& tokenHash, Instant now);
    /// In their order, asked together where that is cheaper.
    std::vector<std::optional<AgentSession>> sessionsOfTokens(const std::vector<QByteArray>& tokenHashes, Instant now);
    /// Of each, in their order, whether nobody has ended the session; asked together where that is cheaper.
    std::vector<bool> areOpen(const std::vector<QByteArray>& tokenHashes);
    void endSession(const QByteArray& tokenHash, Instant now);

    void audit(const AuditEvent& event);
    /// Whether this agent opened this person's file at or after `since`.
    bool openedSince(const CentreId& centre, const AgentId& agent, const PersonId& person, Instant since);
    /// Whether the trail says that she read it by her role at or after `since`.
    bool readSince(const CentreId& centre, const AgentId& agent, const PersonId& person, Instant since);
    std::vector<AuditEvent> auditTrail(const CentreId& centre);

private:
    bool knowsDesk(const CentreId& centre, const DeskId& desk);
    QStringList competences(const CentreId& centre, const AgentId& agent, Instant now);

    Connection& m_connection;
};

} // namespace relais
