// Two hundred desks at work while servers, the database and desks are killed, the network is cut and clocks are set wrong.
#include "tests/support/chaos_run.h"
#include "tests/support/derived_state.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <cstdio>

using namespace relais;
using namespace relais::test;

namespace {

void judge(ChaosRun& run, const ChaosSize& size)
{
    const bool played = run.play();
    std::fprintf(stderr, "%s\n", qUtf8Printable(run.told()));
    INFO(run.told().toStdString());
    INFO(run.said().toStdString());
    REQUIRE(played);
    CHECK(run.attempts() >= size.leastAttempts());
    CHECK(run.kills() >= size.kills);
    const auto faults = run.faults();
    INFO(textOf(faults).toStdString());
    CHECK(faults.empty());
    INFO(run.surprises().join(u'\n').toStdString());
    CHECK(run.surprises().isEmpty());
}

void onSqlite(const ChaosSize& size)
{
    INFO(size.text().toStdString());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("central.sqlite"));
    ChaosCentre centre(path, false, 1);
    const bool begun = centre.begin(size.people());
    INFO(centre.said().toStdString());
    REQUIRE(begun);
    ChaosStore store(path);
    ChaosRun run(centre, store, size);
    judge(run, size);
    const auto people = run.peopleLent();
    CHECK_FALSE(people.empty());
    const QStringList wrong = notAsDerived(path, CentreId{QStringLiteral("albi")}, people);
    INFO(wrong.mid(0, 20).join(u'\n').toStdString());
    CHECK(wrong.isEmpty());
}

/// Without the programs it says so and is done, but where they must be there.
bool postgresIsMissing()
{
    if (PostgresCluster::installed()) {
        return false;
    }
    if (PostgresCluster::skippingIsFailure()) {
        FAIL("PostgreSQL 15 is not installed (package postgresql), and RELAIS_REQUIRE_POSTGRES is set");
    }
    WARN("skipped: PostgreSQL 15 is not installed (package postgresql)");
    return true;
}

void onPostgres(const ChaosSize& size, ChaosCentre::Way way)
{
    if (postgresIsMissing()) {
        return;
    }
    INFO(size.text().toStdString());
    PostgresCluster cluster;
    const bool made = cluster.start() && cluster.createDatabase(QStringLiteral("relais"));
    INFO(cluster.said().toStdString());
    REQUIRE(made);
    ChaosCentre centre(cluster.url(), true, 2, way);
    const bool begun = centre.begin(size.people());
    INFO(centre.said().toStdString());
    REQUIRE(begun);
    ChaosStore store(cluster, QStringLiteral("relais"));
    ChaosRun run(centre, store, size, ChaosRun::Victim{[&] { cluster.killHard(); }, [&] { return cluster.start(); }});
    judge(run, size);
}

} // namespace

TEST_CASE("nobody is at two desks and nothing is lost or doubled while one server on SQLite is killed", "[journey][chaos]")
{
    onSqlite(ChaosSize::everyday());
}

TEST_CASE("nobody is at two desks and nothing is lost or doubled while two servers behind nginx, and PostgreSQL, are killed",
    "[journey][chaos]")
{
    onPostgres(ChaosSize::everyday(), ChaosCentre::Way::BehindNginx);
}

TEST_CASE("two hundred kills of a server on SQLite lose nothing and double nothing", "[long][chaos]")
{
    onSqlite(ChaosSize::nightLong());
}

TEST_CASE("two hundred kills of two servers and PostgreSQL lose nothing and double nothing", "[long][chaos]")
{
    onPostgres(ChaosSize::nightLong(), ChaosCentre::Way::Direct);
}
