#include "db/programmes/cohort_repository.h"

#include "db/accounts/account_repository.h"

#include <algorithm>

namespace relais {

namespace {

CohortRun runOf(Row row)
{
    CohortRun run;
    run.id = row.next<CohortRunId>();
    run.pathway = row.next<QString>();
    run.cause = row.next<CohortRun::Cause>();
    run.agent = row.next<std::optional<AgentId>>();
    run.desk = row.next<std::optional<DeskId>>();
    run.said.nurseHundredths = row.next<std::optional<int>>();
    run.said.everyDays = row.next<std::optional<int>>();
    run.askedAt = row.next<Instant>();
    run.touchedAt = row.next<Instant>();
    run.state = row.next<CohortRun::State>();
    run.endedAt = row.next<std::optional<Instant>>();
    run.capacity = row.next<std::int64_t>();
    run.before = row.next<std::int64_t>();
    run.after = row.next<std::int64_t>();
    run.entered = row.next<std::int64_t>();
    run.left = row.next<std::int64_t>();
    return run;
}

} // namespace

std::optional<CohortRun> CohortRepository::open(const QString& pathway)
{
    return m_connection.statement("programmes/cohort.open").bindAll(m_centre, pathway).one(runOf);
}

std::optional<CohortRun> CohortRepository::find(const CohortRunId& id)
{
    return m_connection.statement("programmes/cohort.find").bindAll(m_centre, id).one(runOf);
}

std::vector<CohortRun> CohortRepository::allOpen()
{
    return m_connection.statement("programmes/cohort.all_open").bindAll(m_centre).all(runOf);
}

std::optional<CohortRun> CohortRepository::newest(const QString& pathway)
{
    return m_connection.statement("programmes/cohort.newest").bindAll(m_centre, pathway).one(runOf);
}

std::optional<CohortRun> CohortRepository::newestOf(const QString& pathway, CohortRun::Cause cause)
{
    return m_connection.statement("programmes/cohort.newest_of").bindAll(m_centre, pathway, cause).one(runOf);
}

CohortRun::Said CohortRepository::lastSaid(const QString& pathway)
{
    return m_connection.statement("programmes/cohort.last_said")
        .bindAll(m_centre, pathway, CohortRun::Cause::Daily)
        .one([](Row row) {
            return CohortRun::Said{row.next<std::optional<int>>(), row.next<std::optional<int>>()};
        })
        .value_or(CohortRun::Said());
}

void CohortRepository::begin(const CohortRun& run)
{
    m_connection.statement("programmes/cohort.begin")
        .bindAll(m_centre, run.id, run.pathway, run.cause, run.agent, run.desk, run.said.nurseHundredths, run.said.everyDays,
            run.askedAt, run.touchedAt, run.state, run.endedAt, run.capacity, run.before, run.after, run.entered, run.left)
        .send();
}

void CohortRepository::keep(const CohortRun& run)
{
    m_connection.statement("programmes/cohort.keep")
        .bindAll(
            run.touchedAt, run.state, run.endedAt, run.capacity, run.before, run.after, run.entered, run.left, m_centre, run.id)
        .send();
}

void CohortRepository::noteMove(const CohortRun& run, const PersonId& person, bool in, Instant now)
{
    AccountRepository(m_connection)
        .audit({m_centre, now, in ? AuditAct::CohortEntered : AuditAct::CohortLeft, run.agent, run.desk, person,
            codeOf(run.cause) + u' ' + run.id.text()});
}

int CohortRepository::nurses(Instant now)
{
    const auto agents = AccountRepository(m_connection).agents(m_centre, now);
    return static_cast<int>(std::count_if(
        agents.begin(), agents.end(), [](const AgentAccount& one) { return one.active && one.role == Role::NurseAdviser; }));
}

} // namespace relais
