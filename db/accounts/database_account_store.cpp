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

Result<std::vector<std::optional<AgentSession>>> DatabaseAccountStore::sessionsOf(Sessions::Group& group)
{
    return m_database.runAndWait(Access::Read, [&](Connection& c) {
        std::vector<QByteArray> hashes;
        Instant latest{};
        for (const TokenQuestion& one : group.take()) {
            hashes.push_back(one.hash);
            latest = std::max(latest, one.now);
        }
        return AccountRepository(c).sessionsOfTokens(hashes, latest);
    });
}

Result<std::optional<AgentSession>> DatabaseAccountStore::sessionAlone(const QByteArray& tokenHash, Instant now)
{
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).sessionOfToken(tokenHash, now); });
}

Result<std::optional<AgentSession>> DatabaseAccountStore::sessionOfToken(const QByteArray& tokenHash, Instant now)
{
    auto promise = std::make_shared<std::promise<Result<std::optional<AgentSession>>>>();
    auto found = promise->get_future();
    askSession(tokenHash, now, [promise = std::move(promise)](auto session) { promise->set_value(std::move(session)); });
    return found.get();
}

void DatabaseAccountStore::askSession(const QByteArray& tokenHash, Instant now, ThenSession then)
{
    m_tokens.askLater(
        {tokenHash, now},
        [this, tokenHash, now, then = std::move(then)](
            const Sessions::Told& told) { then(told ? *told : sessionAlone(tokenHash, now)); },
        [this](const std::shared_ptr<Sessions::Group>& group) { group->finish(sessionsOf(*group)); }, Sessions::everyoneFits);
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
