#include "db/accounts/account_repository.h"

#include <map>
#include <set>

namespace relais {

namespace {

/// An unknown one, written by a newer server, may do nothing.
Role readRole(Row row)
{
    return roleFromCode(row.next<QString>()).value_or(Role::Sponsor);
}

AgentAccount readAgent(Row& row)
{
    AgentAccount agent;
    agent.centre = row.next<CentreId>();
    agent.id = row.next<AgentId>();
    agent.login = row.next<QString>();
    agent.displayName = row.next<QString>();
    agent.role = readRole(row);
    row.skip();
    agent.active = row.next<bool>();
    return agent;
}

EnrolledDesk readDesk(Row row)
{
    return {row.next<DeskId>(), row.next<CentreId>(), row.next<QString>()};
}

Centre readCentre(Row row)
{
    return {row.next<CentreId>(), row.next<QString>(), row.next<QString>()};
}

/// Each row has one of her competences, or none.
void addRow(std::optional<AgentSession>& found, Row row)
{
    AgentSession session;
    session.agent = readAgent(row);
    session.desk = {row.next<DeskId>(), row.next<CentreId>(), row.next<QString>()};
    session.expiresAt = row.next<Instant>();
    if (!found) {
        found = std::move(session);
    }
    if (auto competence = row.next<std::optional<QString>>()) {
        found->agent.competences.push_back(*std::move(competence));
    }
}

} // namespace

void AccountRepository::putCentre(const Centre& centre)
{
    m_connection.statement("accounts/accounts.put_centre").bindAll(centre.id, centre.name, centre.calendar).send();
}

std::optional<Centre> AccountRepository::centre(const CentreId& id)
{
    return m_connection.statement("accounts/accounts.centre").bindAll(id).one(readCentre);
}

std::vector<Centre> AccountRepository::centres()
{
    return m_connection.statement("accounts/accounts.centres").all(readCentre);
}

void AccountRepository::putAgent(const AgentAccount& agent, const QString& passwordHash, Instant now)
{
    m_connection.statement("accounts/accounts.put_agent")
        .bindAll(agent.centre, agent.id, agent.login, agent.displayName, codeOf(agent.role), passwordHash, agent.active, now)
        .send();
    auto put = m_connection.statement("accounts/accounts.put_competence");
    for (const auto& competence : agent.competences) {
        put.bindAll(agent.centre, agent.id, competence, std::nullopt, std::nullopt).send();
    }
}

std::optional<AgentCredentials> AccountRepository::agentByLogin(const CentreId& centre, const QString& login, Instant now)
{
    auto found = m_connection.statement("accounts/accounts.agent_by_login").bindAll(centre, login).one([](Row row) {
        AgentCredentials credentials;
        credentials.agent = readAgent(row);
        credentials.passwordHash = row.next<QString>();
        return credentials;
    });
    if (found) {
        found->agent.competences = competences(centre, found->agent.id, now);
    }
    return found;
}

std::optional<AgentAccount> AccountRepository::agent(const CentreId& centre, const AgentId& id, Instant now)
{
    auto found =
        m_connection.statement("accounts/accounts.agent").bindAll(centre, id).one([](Row row) { return readAgent(row); });
    if (found) {
        found->competences = competences(centre, id, now);
    }
    return found;
}

std::vector<AgentAccount> AccountRepository::agents(const CentreId& centre, Instant now)
{
    auto agents = m_connection.statement("accounts/accounts.agents").bindAll(centre).all([](Row row) { return readAgent(row); });
    for (auto& agent : agents) {
        agent.competences = competences(centre, agent.id, now);
    }
    return agents;
}

QStringList AccountRepository::competences(const CentreId& centre, const AgentId& agent, Instant now)
{
    const auto codes = m_connection.statement("accounts/accounts.competences")
                           .bind(":centre", centre)
                           .bind(":agent", agent)
                           .bind(":now", now)
                           .all([](Row row) { return row.next<QString>(); });
    return {codes.begin(), codes.end()};
}

void AccountRepository::putEnrolmentCode(const CentreId& centre, const QByteArray& codeHash, std::optional<Instant> expiresAt)
{
    m_connection.statement("accounts/accounts.put_enrolment_code").bindAll(centre, codeHash, expiresAt).send();
}

std::optional<CentreId> AccountRepository::centreOfEnrolmentCode(const QByteArray& codeHash, Instant now)
{
    return m_connection.statement("accounts/accounts.centre_of_enrolment_code").bindAll(codeHash, now).value<CentreId>();
}

void AccountRepository::putDesk(const EnrolledDesk& desk, const QByteArray& credentialHash, Instant now)
{
    m_connection.statement("accounts/accounts.put_desk").bindAll(desk.centre, desk.id, desk.name, credentialHash, now).send();
}

std::optional<EnrolledDesk> AccountRepository::deskOfCredential(const QByteArray& credentialHash)
{
    return m_connection.statement("accounts/accounts.desk_of_credential").bindAll(credentialHash).one(readDesk);
}

std::vector<std::optional<EnrolledDesk>> AccountRepository::desksOfCredentials(const std::vector<QByteArray>& credentialHashes)
{
    auto desk = m_connection.statement("accounts/accounts.desk_of_credential");
    for (const QByteArray& hash : credentialHashes) {
        desk.bindAll(hash).ask();
    }
    std::vector<std::optional<EnrolledDesk>> desks;
    desks.reserve(credentialHashes.size());
    for (const QByteArray& hash : credentialHashes) {
        desks.push_back(desk.bindAll(hash).one(readDesk));
    }
    return desks;
}

std::vector<AccountRepository::ListedDesk> AccountRepository::desks(const CentreId& centre)
{
    return m_connection.statement("accounts/accounts.desks").bindAll(centre).all([](Row row) {
        return ListedDesk{{row.next<DeskId>(), row.next<CentreId>(), row.next<QString>()}, row.next<Instant>(),
            row.next<std::optional<Instant>>()};
    });
}

AccountRepository::DeskLoss AccountRepository::declareDeskLost(const CentreId& centre, const DeskId& desk, Instant now)
{
    if (m_connection.statement("accounts/accounts.declare_desk_lost").bindAll(now, centre, desk).run() > 0) {
        m_connection.statement("accounts/accounts.end_sessions_of_desk").bindAll(now, centre, desk).send();
        return DeskLoss::Now;
    }
    return knowsDesk(centre, desk) ? DeskLoss::Before : DeskLoss::Unknown;
}

AccountRepository::DeskLoss AccountRepository::declareDeskFound(const CentreId& centre, const DeskId& desk, Instant now)
{
    if (m_connection.statement("accounts/accounts.declare_desk_found").bindAll(centre, desk).run() > 0) {
        // Also one that was opened while the loss was declared, or before a loss that an older version declared.
        m_connection.statement("accounts/accounts.end_sessions_of_desk").bindAll(now, centre, desk).send();
        return DeskLoss::Now;
    }
    return knowsDesk(centre, desk) ? DeskLoss::Before : DeskLoss::Unknown;
}

bool AccountRepository::knowsDesk(const CentreId& centre, const DeskId& desk)
{
    return m_connection.statement("accounts/accounts.knows_desk").bindAll(centre, desk).value<bool>().value_or(false);
}

void AccountRepository::openSession(const AgentSession& session, const QByteArray& tokenHash, Instant now)
{
    m_connection.statement("accounts/accounts.open_session")
        .bindAll(session.agent.centre, tokenHash, session.agent.id, session.desk.id, now, session.expiresAt)
        .send();
}

std::optional<AgentSession> AccountRepository::sessionOfToken(const QByteArray& tokenHash, Instant now)
{
    auto rows = m_connection.statement("accounts/accounts.session_of_token");
    rows.bind(":hash", tokenHash).bind(":now", now);
    std::optional<AgentSession> found;
    while (rows.step()) {
        addRow(found, rows.row());
    }
    return found;
}

std::vector<std::optional<AgentSession>> AccountRepository::sessionsOfTokens(
    const std::vector<QByteArray>& tokenHashes, Instant now)
{
    std::vector<std::optional<AgentSession>> sessions;
    sessions.reserve(tokenHashes.size());
    if (!m_connection.readsMany()) {
        for (const QByteArray& hash : tokenHashes) {
            sessions.push_back(sessionOfToken(hash, now));
        }
        return sessions;
    }
    std::map<QByteArray, std::optional<AgentSession>> found;
    auto rows = m_connection.forEach("accounts/accounts.session_of_token", ":hash", "bytea");
    rows.bind(":now", now).bindEach(":hash", std::set<QByteArray>(tokenHashes.begin(), tokenHashes.end()));
    while (rows.step()) {
        Row row = rows.row();
        auto& session = found[row.next<QByteArray>()];
        addRow(session, row);
    }
    for (const QByteArray& hash : tokenHashes) {
        sessions.push_back(found[hash]);
    }
    return sessions;
}

std::vector<bool> AccountRepository::areOpen(const std::vector<QByteArray>& tokenHashes)
{
    std::vector<bool> open;
    open.reserve(tokenHashes.size());
    if (!m_connection.readsMany()) {
        for (const QByteArray& hash : tokenHashes) {
            open.push_back(m_connection.statement("accounts/accounts.is_open").bindAll(hash).value<std::int64_t>().has_value());
        }
        return open;
    }
    const std::set<QByteArray> each(tokenHashes.begin(), tokenHashes.end());
    std::set<QByteArray> found;
    auto rows = m_connection.forEach("accounts/accounts.is_open", ":hash", "bytea");
    rows.bindEach(":hash", each);
    while (rows.step()) {
        found.insert(rows.row().next<QByteArray>());
    }
    for (const QByteArray& hash : tokenHashes) {
        open.push_back(found.contains(hash));
    }
    return open;
}

void AccountRepository::endSession(const QByteArray& tokenHash, Instant now)
{
    m_connection.statement("accounts/accounts.end_session").bindAll(now, tokenHash).send();
}

void AccountRepository::audit(const AuditEvent& event)
{
    m_connection.statement("accounts/accounts.append_audit")
        .bindAll(event.centre, event.at, event.act, event.agent, event.desk, event.person, event.reason)
        .send();
}

std::optional<Role> AccountRepository::roleAt(const CentreId& centre, const AgentId& agent, const DeskId& desk)
{
    return m_connection.statement("accounts/accounts.role_at").bindAll(centre, agent, desk).one(readRole);
}

void AccountRepository::askRoleAt(const CentreId& centre, const AgentId& agent, const DeskId& desk)
{
    m_connection.statement("accounts/accounts.role_at").bindAll(centre, agent, desk).ask();
}

bool AccountRepository::openedSince(const CentreId& centre, const AgentId& agent, const PersonId& person, Instant since)
{
    return m_connection.statement("accounts/accounts.opened_since")
        .bindAll(centre, agent, person, AuditAct::PersonOpened, since)
        .value<int>()
        .has_value();
}

bool AccountRepository::readSince(const CentreId& centre, const AgentId& agent, const PersonId& person, Instant since)
{
    return m_connection.statement("accounts/accounts.opened_since")
        .bindAll(centre, agent, person, AuditAct::PersonRead, since)
        .value<int>()
        .has_value();
}

std::vector<AuditEvent> AccountRepository::auditTrail(const CentreId& centre)
{
    return m_connection.statement("accounts/accounts.audit_trail").bindAll(centre).all([](Row row) {
        return AuditEvent{row.next<CentreId>(), row.next<Instant>(), row.next<AuditAct>(), row.next<std::optional<AgentId>>(),
            row.next<std::optional<DeskId>>(), row.next<std::optional<PersonId>>(), row.next<QString>()};
    });
}

} // namespace relais
