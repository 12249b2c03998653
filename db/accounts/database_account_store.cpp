#include "db/accounts/database_account_store.h"

#include "db/accounts/account_repository.h"

namespace relais {

Result<std::optional<CentreId>> DatabaseAccountStore::centreOfEnrolmentCode(const QByteArray& codeHash, Instant now)
{
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).centreOfEnrolmentCode(codeHash, now); });
}

Result<std::optional<Centre>> DatabaseAccountStore::centre(const CentreId& id)
{
    return m_database.runAndWait(Access::Read, [=](Connection& c) { return AccountRepository(c).centre(id); });
}

Result<Done> DatabaseAccountStore::enrolDesk(const EnrolledDesk& desk, const QByteArray& credentialHash, const AuditEvent& event)
{
    return m_database.runAndWait(Access::Write, event.centre.code, [=](Connection& c) {
        AccountRepository accounts(c);
        accounts.putDesk(desk, credentialHash, event.at);
        accounts.audit(event);
        return Done{};
    });
}

Result<std::optional<EnrolledDesk>> DatabaseAccountStore::deskOfCredential(const QByteArray& credentialHash)
{
    const auto together = [&](auto& takeHashes) {
        return m_database.runAndWait(
            Access::Read, [&](Connection& c) { return AccountRepository(c).desksOfCredentials(takeHashes()); });
    };
    if (!Database::leavesReads()) {
        if (auto answer = m_credentials.ask(credentialHash, together)) {
            return *std::move(answer);
        }
    }
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).deskOfCredential(credentialHash); });
}

Result<std::optional<AgentCredentials>> DatabaseAccountStore::agentByLogin(
    const CentreId& centre, const QString& login, Instant now)
{
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).agentByLogin(centre, login, now); });
}

Result<Done> DatabaseAccountStore::openSession(const AgentSession& session, const QByteArray& tokenHash, const AuditEvent& event)
{
    return m_database.runAndWait(Access::Write, event.centre.code, [=](Connection& c) {
        AccountRepository accounts(c);
        accounts.openSession(session, tokenHash, event.at);
        accounts.audit(event);
        return Done{};
    });
}

Result<std::optional<AgentSession>> DatabaseAccountStore::sessionOfToken(const QByteArray& tokenHash, Instant now)
{
    const auto together = [&](auto& takeQuestions) {
        return m_database.runAndWait(Access::Read, [&](Connection& c) {
            std::vector<QByteArray> hashes;
            Instant latest = now;
            for (const TokenQuestion& one : takeQuestions()) {
                hashes.push_back(one.hash);
                latest = std::max(latest, one.now);
            }
            return AccountRepository(c).sessionsOfTokens(hashes, latest);
        });
    };
    if (auto answer = m_tokens.ask({tokenHash, now}, together)) {
        return *std::move(answer);
    }
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).sessionOfToken(tokenHash, now); });
}

Result<Done> DatabaseAccountStore::endSession(const QByteArray& tokenHash, const AuditEvent& event)
{
    return m_database.runAndWait(Access::Write, event.centre.code, [=](Connection& c) {
        AccountRepository accounts(c);
        accounts.endSession(tokenHash, event.at);
        accounts.audit(event);
        return Done{};
    });
}

Result<Done> DatabaseAccountStore::audit(const AuditEvent& event)
{
    return m_database.runAndWait(Access::Write, event.centre.code, [=](Connection& c) {
        AccountRepository(c).audit(event);
        return Done{};
    });
}

} // namespace relais
