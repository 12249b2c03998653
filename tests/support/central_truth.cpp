#include "tests/support/central_truth.h"

#include "core/people/nir.h"
#include "core/queue/lease.h"

namespace relais::test {

namespace {

std::string packed(const QString& nir)
{
    return std::to_string(Nir::fromText(QStringView(nir)).value().packed());
}

} // namespace

CentralTruth::CentralTruth(const StoreAddress& address) : m_look(address) {}

std::set<QString> CentralTruth::idsOf(const std::string& statement) const
{
    std::set<QString> ids;
    for (const QStringList& row : m_look.rows(statement)) {
        ids.insert(row.front());
    }
    return ids;
}

std::set<QString> CentralTruth::attempts() const
{
    return idsOf("SELECT fact_id FROM fact_attempt_started");
}

QStringList CentralTruth::attemptsNotClosedOnce() const
{
    QStringList wrong;
    for (const QStringList& row : m_look.rows(
             "SELECT * FROM (SELECT s.fact_id, (SELECT count(*) FROM fact_attempt_closed c JOIN fact f ON f.centre_id = "
             "c.centre_id AND f.id = c.fact_id"
             " WHERE c.attempt = s.fact_id AND NOT EXISTS (SELECT 1 FROM fact later WHERE later.corrects = f.id)) AS closed"
             " FROM fact_attempt_started s"
             " WHERE NOT EXISTS (SELECT 1 FROM fact later WHERE later.corrects = s.fact_id)) AS one WHERE closed <> 1")) {
        wrong.append(QStringLiteral("%1 has %2 outcomes").arg(row[0], row[1]));
    }
    return wrong;
}

int CentralTruth::conflicts() const
{
    return numberOf("SELECT count(*) FROM fact WHERE conflict IS NOT NULL");
}

int CentralTruth::facts() const
{
    return numberOf("SELECT count(*) FROM fact");
}

std::set<QString> CentralTruth::factIds() const
{
    return idsOf("SELECT id FROM fact");
}

bool CentralTruth::holdsNir(const QString& nir) const
{
    return numberOf("SELECT count(*) FROM person WHERE nir = " + packed(nir)) > 0;
}

bool CentralTruth::wasCalled(const QString& nir) const
{
    return numberOf("SELECT count(*) FROM person p JOIN fact f ON f.centre_id = p.centre_id AND f.person_id = p.id"
                    " JOIN fact_attempt_started s ON s.centre_id = f.centre_id AND s.fact_id = f.id WHERE p.nir = "
               + packed(nir))
        > 0;
}

int CentralTruth::openLeases() const
{
    return numberOf("SELECT count(*) FROM lease WHERE closed_at IS NULL");
}

std::map<QString, std::int64_t> CentralTruth::heldFences() const
{
    std::map<QString, std::int64_t> fences;
    for (const QStringList& row : m_look.rows("SELECT person_id, fence FROM lease WHERE closed_at IS NULL")) {
        fences.emplace(row[0], row[1].toLongLong());
    }
    return fences;
}

int CentralTruth::leasesBegun() const
{
    return numberOf("SELECT count(*) FROM lease_history WHERE what = 0"); // LeaseEvent::Leased
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
    for (const QStringList& row :
        m_look.rows("SELECT person_id, lease_id, fence, what, at, expires_at FROM lease_history ORDER BY centre_id, seq")) {
        const QString& person = row[0];
        const QString& lease = row[1];
        const auto fence = row[2].toLongLong();
        const auto what = static_cast<LeaseEvent>(row[3].toInt());
        const auto at = row[4].toLongLong();
        const auto until = row[5].toLongLong();
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
