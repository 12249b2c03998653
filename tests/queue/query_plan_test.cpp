#include "db/base/migrator.h"
#include "db/base/sql_files.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <QFile>

#include <memory>

using namespace relais;

namespace {

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Handle emptyCentralStore()
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(":memory:", &raw) == SQLITE_OK);
    Handle store(raw, &sqlite3_close);
    const Migrator migrator(QStringLiteral("central"));
    for (const Migration& migration : migrator.migrations()) {
        const QByteArray sql = Migrator::expanded(migration.text, Connection::Engine::Sqlite).toUtf8();
        REQUIRE(sqlite3_exec(store.get(), sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    return store;
}

QStringList planOf(sqlite3* store, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(store, ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &statement, nullptr) == SQLITE_OK);
    QStringList steps;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        steps << QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)));
    }
    sqlite3_finalize(statement);
    return steps;
}

} // namespace

TEST_CASE("no statement of the hand-out or the upload reads a whole centre", "[queue]")
{
    const Handle store = emptyCentralStore();
    for (const auto& file : {QStringLiteral("queue/queue"), QStringLiteral("queue/lease"), QStringLiteral("outbox/fact"),
             QStringLiteral("people/person"), QStringLiteral("followups/promise")}) {
        QFile text(QStringLiteral(":/relais/db/%1.sql").arg(file));
        REQUIRE(text.open(QIODevice::ReadOnly));
        for (const auto& [name, sql] : SqlFiles::blocks(QString::fromUtf8(text.readAll()))) {
            for (const QString& step : planOf(store.get(), sql)) {
                INFO(file.toStdString() << "." << name << ": " << step.toStdString());
                const bool large = step.contains(QLatin1String("queue_entry")) || step.contains(QLatin1String(" lease "))
                    || step.contains(QLatin1String(" fact ")) || step.contains(QLatin1String(" person "))
                    || step.contains(QLatin1String(" listing ")) || step.contains(QLatin1String(" live "))
                    || step.contains(QLatin1String("promise_live"));
                const bool whole =
                    step.startsWith(QLatin1String("SCAN")) || step.endsWith(QLatin1String("PRIMARY KEY (centre_id=?)"));
                CHECK_FALSE((large && whole));
            }
        }
    }
}
