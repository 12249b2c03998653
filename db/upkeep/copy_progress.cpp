#include "db/upkeep/copy_progress.h"

#include "db/base/migrator.h"
#include "db/upkeep/table_catalogue.h"

namespace relais {

namespace {

const QString copyItself = QStringLiteral("");

} // namespace

std::optional<CopyProgress::Origin> CopyProgress::origin()
{
    if (!TableCatalogue(m_connection).tables().contains(QStringLiteral("copy_progress"))) {
        return std::nullopt;
    }
    return m_connection.statement("upkeep/progress.of").bindAll(copyItself).one([](Row row) {
        return Origin{row.next<Uuid>(), row.next<std::int64_t>()};
    });
}

void CopyProgress::begin(const Origin& origin, Instant now)
{
    const QString create = QString::fromStdString(m_connection.text("upkeep/progress.create"));
    m_connection.execute(Migrator::expanded(create, m_connection.engine()).toStdString());
    m_connection.statement("upkeep/progress.begin")
        .bindAll(
            copyItself, QByteArray::fromRawData(reinterpret_cast<const char*>(origin.epoch.raw().data()), 16), origin.migrations)
        .run();
    m_connection.statement("base/migrations.remember")
        .bindAll(Migrator::unfinishedCopy, QStringLiteral("a copy that is not whole"), QByteArray(""), now)
        .run();
}

CopyProgress::Place CopyProgress::of(const QString& table)
{
    const auto known = m_connection.statement("upkeep/progress.of").bindAll(table).one([](Row row) {
        const auto key = row.next<QByteArray>();
        const auto rows = row.next<std::int64_t>();
        const auto high = static_cast<std::uint64_t>(row.next<std::int64_t>());
        const auto low = static_cast<std::uint64_t>(row.next<std::int64_t>());
        return Place{key, StoreChecksum(rows, high, low), row.next<bool>()};
    });
    return known.value_or(Place());
}

void CopyProgress::advance(const QString& table, const Place& from, const Place& to)
{
    if (from.lastKey.isEmpty()) {
        m_connection.statement("upkeep/progress.begin").bindAll(table, std::nullopt, std::int64_t{0}).run();
    }
    const auto moved = m_connection.statement("upkeep/progress.advance")
                           .bind(":last_key", to.lastKey.isEmpty() ? std::nullopt : std::optional(to.lastKey))
                           .bind(":rows", to.sum.rows())
                           .bind(":high", static_cast<std::int64_t>(to.sum.high()))
                           .bind(":low", static_cast<std::int64_t>(to.sum.low()))
                           .bind(":done", to.done)
                           .bind(":what", table)
                           .bind(":before", from.sum.rows())
                           .run();
    if (moved != 1) {
        throw StoreFailure({ErrorCode::StoreBusy, QStringLiteral("another copy fills this store")});
    }
}

void CopyProgress::end(Keep keep)
{
    m_connection.execute(m_connection.text(keep == Keep::Sums ? "upkeep/progress.keep" : "upkeep/progress.drop"));
    m_connection.statement("base/migrations.forget").bindAll(Migrator::unfinishedCopy).run();
}

std::vector<TableTally> CopyProgress::sumsOfBackup(Connection& connection, const std::vector<TableShape>& tables)
{
    std::vector<TableTally> sums;
    if (!isBackup(connection)) {
        return sums;
    }
    auto sumOf = connection.statement("upkeep/progress.sum_of");
    for (const TableShape& table : tables) {
        const auto sum = sumOf.bindAll(table.name).one([](Row row) {
            const auto rows = row.next<std::int64_t>();
            const auto high = static_cast<std::uint64_t>(row.next<std::int64_t>());
            const auto low = static_cast<std::uint64_t>(row.next<std::int64_t>());
            return StoreChecksum(rows, high, low);
        });
        sums.push_back({table.name, sum.value_or(StoreChecksum())});
    }
    return sums;
}

bool CopyProgress::isBackup(Connection& connection)
{
    return TableCatalogue(connection).tables().contains(QStringLiteral("backup_sums"));
}

void CopyProgress::forgetSums(Connection& connection)
{
    connection.execute(connection.text("upkeep/progress.forget_sums"));
}

} // namespace relais
