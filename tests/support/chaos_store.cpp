#include "tests/support/chaos_store.h"

#include "core/base/clock.h"
#include "tests/support/postgres_cluster.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>

namespace relais::test {

namespace {

/// Bytes as either engine prints them: hex, perhaps with \x before or with dashes.
Uuid uuidOf(QString text)
{
    text.remove(QStringLiteral("\\x")).remove(u'-');
    return Uuid::fromBytes(QByteArray::fromHex(text.toLatin1())).value_or(Uuid());
}

Instant instantOf(const QString& text)
{
    return instantFromMicroseconds(text.toLongLong());
}

} // namespace

bool ChaosStore::queryFile(const QString& sql, Rows& rows)
{
    try {
        SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READWRITE, 10'000);
        SQLite::Statement statement(database, sql.toStdString());
        while (statement.executeStep()) {
            QStringList row;
            for (int i = 0; i < statement.getColumnCount(); ++i) {
                const auto column = statement.getColumn(i);
                const bool isBlob = column.isBlob(); // reading it as bytes may change what it is
                const QByteArray bytes(static_cast<const char*>(column.getBlob()), column.getBytes());
                row << QString::fromUtf8(isBlob ? bytes.toHex() : bytes);
            }
            rows.push_back(row);
        }
        return true;
    } catch (const SQLite::Exception& error) {
        m_said = QString::fromUtf8(error.what());
        return false;
    }
}

bool ChaosStore::query(const QString& sql, Rows& rows)
{
    const std::scoped_lock lock(m_mutex);
    if (m_cluster == nullptr) {
        return queryFile(sql, rows);
    }
    QStringList lines;
    if (!m_cluster->query(m_path, sql, lines)) {
        m_said = m_cluster->said().right(2000);
        return false;
    }
    for (const QString& line : lines) {
        rows.push_back(line.split(u'\x1f'));
    }
    return true;
}

QString ChaosStore::literal(const Uuid& id) const
{
    const QString hex = QString::fromLatin1(id.bytes().toHex());
    return m_cluster == nullptr ? QStringLiteral("x'%1'").arg(hex) : QStringLiteral("'%1'").arg(hex);
}

bool ChaosStore::expireLeases(const std::optional<DeskId>& desk)
{
    const qint64 over = microsecondsOf(SystemClock().now());
    const QString whose = desk ? QStringLiteral(" AND desk_id = ") + literal(desk->uuid()) : QString();
    Rows rows;
    return query(
        QStringLiteral("UPDATE lease SET expires_at = %1 WHERE closed_at IS NULL AND expires_at > %1%2").arg(over).arg(whose),
        rows);
}

int ChaosStore::openLeases()
{
    Rows rows;
    return query(QStringLiteral("SELECT count(*) FROM lease WHERE closed_at IS NULL"), rows) && !rows.empty() ? rows[0][0].toInt()
                                                                                                              : -1;
}

int ChaosStore::entriesDue()
{
    Rows rows;
    const bool done = query(
        QStringLiteral("SELECT count(*) FROM queue_entry q WHERE state = 0 AND promote_at <= %1 AND NOT EXISTS (SELECT 1 FROM "
                       "queue_entry o WHERE o.centre_id = q.centre_id AND o.person_id = q.person_id AND o.state IN (1, 2))")
            .arg(microsecondsOf(SystemClock().now())),
        rows);
    return done && !rows.empty() ? rows[0][0].toInt() : -1;
}

std::optional<ChaosTruth> ChaosStore::read(const std::vector<DeskId>& desks)
{
    const std::set<DeskId> ours(desks.begin(), desks.end());
    ChaosTruth truth;
    truth.readAt = SystemClock().now();
    Rows facts;
    Rows steps;
    Rows entries;
    Rows leases;
    Rows counters;
    Rows fences;
    const bool whole =
        query(
            QStringLiteral("SELECT id, person_id, desk_id, desk_seq, occurred_at, received_at, fence, conflict, type FROM fact"),
            facts)
        && query(
            QStringLiteral("SELECT person_id, lease_id, desk_id, fence, what, at FROM lease_history ORDER BY centre_id, seq"),
            steps)
        && query(QStringLiteral("SELECT id, person_id, lane_id, state, promote_at FROM queue_entry"), entries)
        && query(QStringLiteral("SELECT id, entry_id FROM lease WHERE closed_at IS NULL"), leases)
        && query(QStringLiteral("SELECT lane_id, state, value FROM lane_counter"), counters)
        && query(QStringLiteral("SELECT id, fence FROM person WHERE fence > 0"), fences);
    if (!whole) {
        return std::nullopt;
    }
    for (const QStringList& row : facts) {
        const DeskId desk(uuidOf(row[2]));
        if (ours.contains(desk)) {
            truth.facts.push_back({FactId(uuidOf(row[0])), PersonId(uuidOf(row[1])), desk, row[3].toLongLong(), instantOf(row[4]),
                instantOf(row[5]), row[6].isEmpty() ? std::nullopt : std::optional<std::int64_t>(row[6].toLongLong()), row[7],
                row[8].toInt() == 0});
        }
    }
    for (const QStringList& row : steps) {
        truth.leaseSteps.push_back({PersonId(uuidOf(row[0])), LeaseId(uuidOf(row[1])), DeskId(uuidOf(row[2])),
            row[3].toLongLong(), static_cast<LeaseEvent>(row[4].toInt()), instantOf(row[5])});
    }
    for (const QStringList& row : entries) {
        truth.entries.push_back({EntryId(uuidOf(row[0])), PersonId(uuidOf(row[1])), row[2].toLongLong(),
            static_cast<EntryState>(row[3].toInt()), instantOf(row[4])});
    }
    for (const QStringList& row : leases) {
        truth.openLeases.push_back({LeaseId(uuidOf(row[0])), EntryId(uuidOf(row[1]))});
    }
    for (const QStringList& row : counters) {
        truth.counters.push_back({row[0].toLongLong(), static_cast<EntryState>(row[1].toInt()), row[2].toLongLong()});
    }
    for (const QStringList& row : fences) {
        truth.fences.push_back({PersonId(uuidOf(row[0])), row[1].toLongLong()});
    }
    return truth;
}

} // namespace relais::test
