#include "tests/support/central_truth.h"

#include "core/base/id.h"
#include "core/people/nir.h"
#include "core/queue/lease.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace relais::test {

namespace {

QString idOf(const SQLite::Column& column)
{
    const QByteArray bytes(static_cast<const char*>(column.getBlob()), column.getBytes());
    const auto id = Uuid::fromBytes(bytes);
    return id ? id->text() : QStringLiteral("not an id");
}

int numberOf(SQLite::Database& database, const char* query)
{
    return database.execAndGet(query).getInt();
}

} // namespace

CentralTruth::CentralTruth(const QString& path)
    : m_database(std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READONLY, 10000))
{}

CentralTruth::~CentralTruth() = default;

std::set<QString> CentralTruth::attempts() const
{
    std::set<QString> ids;
    SQLite::Statement rows(*m_database, "SELECT fact_id FROM fact_attempt_started");
    while (rows.executeStep()) {
        ids.insert(idOf(rows.getColumn(0)));
    }
    return ids;
}

QStringList CentralTruth::attemptsNotClosedOnce() const
{
    QStringList wrong;
    SQLite::Statement rows(*m_database,
        "SELECT s.fact_id, (SELECT count(*) FROM fact_attempt_closed c JOIN fact f ON f.centre_id = c.centre_id AND f.id = "
        "c.fact_id"
        " WHERE c.attempt = s.fact_id AND NOT EXISTS (SELECT 1 FROM fact later WHERE later.corrects = f.id)) AS closed"
        " FROM fact_attempt_started s WHERE closed <> 1"
        " AND NOT EXISTS (SELECT 1 FROM fact later WHERE later.corrects = s.fact_id)");
    while (rows.executeStep()) {
        wrong.append(QStringLiteral("%1 has %2 outcomes").arg(idOf(rows.getColumn(0))).arg(rows.getColumn(1).getInt()));
    }
    return wrong;
}

int CentralTruth::conflicts() const
{
    return numberOf(*m_database, "SELECT count(*) FROM fact WHERE conflict IS NOT NULL");
}

int CentralTruth::facts() const
{
    return numberOf(*m_database, "SELECT count(*) FROM fact");
}

std::set<QString> CentralTruth::factIds() const
{
    std::set<QString> ids;
    SQLite::Statement rows(*m_database, "SELECT id FROM fact");
    while (rows.executeStep()) {
        ids.insert(idOf(rows.getColumn(0)));
    }
    return ids;
}

bool CentralTruth::holdsNir(const QString& nir) const
{
    SQLite::Statement rows(*m_database, "SELECT 1 FROM person WHERE nir = ?");
    rows.bind(1, static_cast<std::int64_t>(Nir::fromText(QStringView(nir)).value().packed()));
    return rows.executeStep();
}

bool CentralTruth::wasCalled(const QString& nir) const
{
    SQLite::Statement rows(*m_database,
        "SELECT 1 FROM person p JOIN fact f ON f.centre_id = p.centre_id AND f.person_id = p.id"
        " JOIN fact_attempt_started s ON s.centre_id = f.centre_id AND s.fact_id = f.id WHERE p.nir = ?");
    rows.bind(1, static_cast<std::int64_t>(Nir::fromText(QStringView(nir)).value().packed()));
    return rows.executeStep();
}

int CentralTruth::openLeases() const
{
    return numberOf(*m_database, "SELECT count(*) FROM lease WHERE closed_at IS NULL");
}

std::map<QString, std::int64_t> CentralTruth::heldFences() const
{
    std::map<QString, std::int64_t> fences;
    SQLite::Statement rows(*m_database, "SELECT person_id, fence FROM lease WHERE closed_at IS NULL");
    while (rows.executeStep()) {
        fences.emplace(idOf(rows.getColumn(0)), rows.getColumn(1).getInt64());
    }
    return fences;
}

int CentralTruth::leasesBegun() const
{
    return numberOf(*m_database, "SELECT count(*) FROM lease_history WHERE what = 0"); // LeaseEvent::Leased
}

QStringList CentralTruth::leaseFaults() const
{
    struct Held {
        QString lease;
        std::int64_t until = 0;
    };
    QStringList faults;
    std::map<QString, Held> heldByPerson;
    std::map<QString, std::int64_t> fenceOfPerson;
    SQLite::Statement rows(
        *m_database, "SELECT person_id, lease_id, fence, what, at, expires_at FROM lease_history ORDER BY centre_id, seq");
    while (rows.executeStep()) {
        const QString person = idOf(rows.getColumn(0));
        const QString lease = idOf(rows.getColumn(1));
        const auto fence = rows.getColumn(2).getInt64();
        const auto what = static_cast<LeaseEvent>(rows.getColumn(3).getInt());
        const auto at = rows.getColumn(4).getInt64();
        const auto until = rows.getColumn(5).getInt64();
        const auto holder = heldByPerson.find(person);
        const bool held = holder != heldByPerson.end();
        switch (what) {
        case LeaseEvent::Leased:
            if (held) {
                faults.append(QStringLiteral("lease %1 began while %2 stood").arg(lease, holder->second.lease));
            }
            if (fence <= fenceOfPerson[person]) {
                faults.append(QStringLiteral("lease %1 did not raise the fence").arg(lease));
            }
            fenceOfPerson[person] = fence;
            heldByPerson[person] = {lease, until};
            break;
        case LeaseEvent::Reopened:
            if (held) {
                faults.append(QStringLiteral("lease %1 was reopened while %2 stood").arg(lease, holder->second.lease));
            }
            heldByPerson[person] = {lease, until};
            break;
        case LeaseEvent::Renewed:
            if (!held || holder->second.lease != lease) {
                faults.append(QStringLiteral("lease %1 was renewed without standing").arg(lease));
            } else if (holder->second.until != 0 && at > holder->second.until) {
                faults.append(QStringLiteral("lease %1 was renewed after its end").arg(lease));
            } else {
                holder->second.until = until;
            }
            break;
        case LeaseEvent::GivenBack:
        case LeaseEvent::Expired:
        case LeaseEvent::Closed:
        case LeaseEvent::Ended:
        case LeaseEvent::DeskLost:
            if (held && holder->second.lease == lease) {
                heldByPerson.erase(holder);
            } else {
                faults.append(QStringLiteral("lease %1 ended without standing").arg(lease));
            }
            break;
        }
    }
    return faults;
}

} // namespace relais::test
