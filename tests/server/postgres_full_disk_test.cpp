// A PostgreSQL whose disk is really full: no file of the database can grow. What was answered with success is there, whoever writes is told when to
// come again, whoever reads is answered, and all of it goes on when there is room.
#include "tests/support/demo_desk.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch.hpp>

#include <QFile>

using namespace relais;
using namespace relais::test;

namespace {

QJsonArray statesOf(DemoDesk& desk, int count)
{
    QJsonArray facts;
    for (int i = 0; i < count; ++i) {
        QJsonObject fact = desk.fact({}, "agent_state_changed",
            {{QStringLiteral("from"), QStringLiteral("signed_out")}, {QStringLiteral("to"), QStringLiteral("ready")}});
        fact.remove(QStringLiteral("person_id"));
        fact.remove(QStringLiteral("fence"));
        facts.append(fact);
    }
    return facts;
}

bool allAre(const HttpAnswer& answer, const char* status)
{
    const QStringList statuses = statusesOf(answer);
    return !statuses.isEmpty() && statuses.count(QString::fromLatin1(status)) == statuses.size();
}

} // namespace

TEST_CASE("on a full disk of PostgreSQL facts wait at their desks, and all that was taken is there", "[server][faults]")
{
    if (!PostgresCluster::installed()) {
        if (PostgresCluster::skippingIsFailure()) {
            FAIL("PostgreSQL 15 is not installed (package postgresql), and RELAIS_REQUIRE_POSTGRES is set");
        }
        WARN("skipped: PostgreSQL 15 is not installed (package postgresql)");
        return;
    }
    PostgresCluster cluster;
    const QString sign = cluster.folder() + QStringLiteral("/full");
    cluster.preload(QStringLiteral(RELAIS_BIN "/librelais_full_disk.so"), QStringLiteral("RELAIS_FULL_DISK"), sign);
    const bool made = cluster.start() && cluster.createDatabase(QStringLiteral("relais"));
    INFO(cluster.said().toStdString());
    REQUIRE(made);
    RunningServer run({}, RunningServer::Centre::Demo, StoreAddress::fromText(cluster.url()).value());
    DemoDesk desk(run, "sonia");
    REQUIRE(desk.lease(2).size() >= 2);

    QFile full(sign);
    REQUIRE(full.open(QIODevice::WriteOnly));
    full.close();
    std::vector<QJsonArray> taken;
    QJsonArray refused;
    HttpAnswer answer;
    for (int i = 0; i < 500 && refused.isEmpty(); ++i) {
        const auto facts = statesOf(desk, 100);
        answer = desk.upload(facts);
        if (answer.status == 200) {
            REQUIRE(allAre(answer, "accepted")); // into what room there was
            taken.push_back(facts);
        } else {
            refused = facts;
        }
    }
    CHECK(answer.status == 503);
    CHECK(answer.code() == QStringLiteral("store_full"));
    CHECK(answer.raw.header("Content-Type") == "application/problem+json");
    CHECK(std::atoi(answer.raw.header("Retry-After").c_str()) > 0);
    for (const char* path : {"/agenda", "/changes/head", "/campaigns"}) {
        INFO(path);
        CHECK(desk.get(path).status == 200);
    }
    CHECK(run.client().get("/health/live").status == 200);
    run.clock.advance(std::chrono::seconds(2));
    CHECK(run.client().get("/health/ready").status == 503);
    CHECK(desk.upload(refused).status == 503);

    REQUIRE(full.remove());
    run.clock.advance(std::chrono::seconds(2));
    CHECK(run.client().get("/health/ready").status == 200);
    CHECK(allAre(desk.upload(refused), "accepted"));
    for (const QJsonArray& facts : taken) {
        CHECK(allAre(desk.upload(facts), "already_have"));
    }
    CHECK(desk.lease(4).size() >= 4);
}
