// Every statement of the central store is one that PostgreSQL takes. Needs a server: see tests/support/postgres_stores.h.
#include "db/base/sql_files.h"
#include "tests/support/temporary_store.h"

#include <QDirIterator>
#include <QFile>

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::PostgresStores;
using relais::test::TemporaryStore;

TEST_CASE("every statement of the central store prepares on PostgreSQL", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    TemporaryStore store;
    int prepared = 0;
    // What is there while a copy is made only.
    REQUIRE(store.database().runAndWait(Access::Write, [](Connection& connection) {
        const QString create = QString::fromStdString(connection.text("upkeep/progress.create"));
        connection.execute(Migrator::expanded(create, connection.engine()).toStdString());
        connection.execute(connection.text("upkeep/progress.keep"));
        connection.execute(Migrator::expanded(create, connection.engine()).toStdString());
        return Done{};
    }));
    QDirIterator files(QStringLiteral(":/relais/db"), {QStringLiteral("*.sql")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString stem = path.mid(int(qstrlen(":/relais/db/")), path.size() - int(qstrlen(":/relais/db/.sql")));
        if (stem.startsWith(QLatin1String("desk/")) || stem.startsWith(QLatin1String("migrations/"))
            || stem == QLatin1String("base/test_note")) {
            continue;
        }
        const QString feature = QString(stem).remove(QLatin1String(".postgres"));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        for (const auto& [block, text] : SqlFiles::blocks(QString::fromUtf8(file.readAll()))) {
            if (text.find('{') != std::string::npos) {
                continue; // put together of names first: held by the tests of what does it
            }
            const std::string name = feature.toStdString() + '.' + block;
            const auto done = store.database().runAndWait(Access::Write, [&](Connection& connection) {
                connection.statement(name);
                return Done{};
            });
            INFO(name << ": " << (done ? std::string() : done.error().detail.toStdString()));
            CHECK(done);
            ++prepared;
        }
    }
    CHECK(prepared > 150);
}
