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

std::vector<std::optional<EnrolledDesk>> DatabaseAccountStore::readTogether(Connection& connection, Desks::Group& group)
{
    return AccountRepository(connection).desksOfCredentials(group.take());
}

Result<std::optional<EnrolledDesk>> DatabaseAccountStore::readAlone(const QByteArray& credentialHash)
{
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).deskOfCredential(credentialHash); });
}

std::vector<std::optional<AgentSession>> DatabaseAccountStore::readTogether(Connection& connection, Sessions::Group& group)
{
    std::vector<QByteArray> hashes;
    Instant latest{};
    for (const TokenQuestion& one : group.take()) {
        hashes.push_back(one.hash);
        latest = std::max(latest, one.now);
    }
    return AccountRepository(connection).sessionsOfTokens(hashes, latest);
}

Result<std::optional<AgentSession>> DatabaseAccountStore::readAlone(const TokenQuestion& question)
{
    return m_database.runAndWait(
        Access::Read, [=](Connection& c) { return AccountRepository(c).sessionOfToken(question.hash, question.now); });
}

template <typename Crowd, typename Question>
auto DatabaseAccountStore::wait(Crowd& crowd, const Question& question)
{
    // A thread of low priority would have others wait for it.
    if (Database::leavesReads()) {
        return readAlone(question);
    }
    auto told = crowd.ask(question, [this](typename Crowd::Group& group) {
        return m_database.runAndWait(Access::Read, [&](Connection& c) { return readTogether(c, group); });
    });
    return told ? *std::move(told) : readAlone(question);
}

/// No thread of another kind waits for the store here. Whoever reads is nobody's fault: a failure is told to all, who would meet it again.
template <typename Crowd, typename Question, typename Told>
void DatabaseAccountStore::ask(Crowd& crowd, const Question& question, Told then)
{
    const auto begin = [this](std::shared_ptr<typename Crowd::Group> group) {
        m_database.readSoon([group](Connection& c) { return readTogether(c, *group); },
            [group](auto answers) { group->finish(std::move(answers), false); });
    };
    const auto told = [then = std::move(then)](typename Crowd::Told what) {
        if (what) {
            then(*std::move(what));
        } else {
            then(failure(ErrorCode::StoreUnavailable, QStringLiteral("nobody read who asks")));
        }
    };
    crowd.askLater(question, told, begin, Crowd::everyoneFits);
}

Result<std::optional<EnrolledDesk>> DatabaseAccountStore::deskOfCredential(const QByteArray& credentialHash)
{
    return wait(m_waitingForDesk, credentialHash);
}

void DatabaseAccountStore::askDesk(const QByteArray& credentialHash, Then<EnrolledDesk> then)
{
    ask(m_askingForDesk, credentialHash, std::move(then));
}

Result<std::optional<AgentSession>> DatabaseAccountStore::sessionOfToken(const QByteArray& tokenHash, Instant now)
{
    return wait(m_waitingForSession, TokenQuestion{tokenHash, now});
}

void DatabaseAccountStore::askSession(const QByteArray& tokenHash, Instant now, Then<AgentSession> then)
{
    ask(m_askingForSession, TokenQuestion{tokenHash, now}, std::move(then));
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

Result<Done> DatabaseAccountStore::audit(const AuditEvent& event)
{
    return m_database.runAndWait(Access::Write, event.centre.code, [=](Connection& c) {
        AccountRepository(c).audit(event);
        return Done{};
    });
}

} // namespace relais
