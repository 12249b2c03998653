// A store file that is full, read-only or locked: whoever asks waits, or is told when to ask again, and what was answered with success is
// there. Of a server: postgres_faults_test.
#include "tests/support/central_truth.h"
#include "tests/support/demo_desk.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// Says something to the engine on the writer's own connection.
void tellEngine(RunningServer& run, const char* pragma)
{
    const CentreId centre{run.about().value(QStringLiteral("centre_id")).toString()};
    const auto told = run.server().work().run(Access::WriteAlone, centre, [&](CentralJob& job) {
        job.connection.execute(pragma);
        return Done{};
    });
    REQUIRE(told);
}

/// Facts that need nobody: the states of an agent.
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

void addIds(std::set<QString>& ids, const QJsonArray& facts)
{
    for (const auto& fact : facts) {
        ids.insert(fact.toObject().value(QStringLiteral("id")).toString());
    }
}

void checkNotNow(const HttpAnswer& answer, const char* code)
{
    INFO(answer.raw.body);
    CHECK(answer.status == 503);
    CHECK(answer.code() == QString::fromLatin1(code));
    CHECK(answer.raw.header("Content-Type") == "application/problem+json");
    CHECK(std::atoi(answer.raw.header("Retry-After").c_str()) > 0);
}

/// What asks for no writing is answered whatever becomes of the disk.
void checkReads(const RunningServer& run, const DemoDesk& desk)
{
    for (const char* path : {"/agenda", "/changes/head", "/campaigns", "/agenda/slots?date=2026-11-23"}) {
        INFO(path);
        CHECK(desk.get(path).status == 200);
    }
    CHECK(run.client().get("/health/live").status == 200);
    CHECK(run.client().get("/metrics").status == 200);
}

std::set<QString> missingIn(const CentralTruth& truth, const std::set<QString>& ids)
{
    const auto there = truth.factIds();
    std::set<QString> missing;
    std::set_difference(ids.begin(), ids.end(), there.begin(), there.end(), std::inserter(missing, missing.end()));
    return missing;
}

} // namespace

TEST_CASE("on a full disk facts wait at their desks, and all that was taken is there", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const CentralTruth truth(run.storePath());
    tellEngine(run, "PRAGMA max_page_count=1"); // as many as there are
    std::set<QString> taken;
    QJsonArray waiting;
    for (int i = 0; i < 200 && waiting.isEmpty(); ++i) {
        const QJsonArray batch = statesOf(desk, 50);
        const auto answer = desk.upload(batch);
        if (answer.status == 200) {
            REQUIRE(allAre(answer, "accepted"));
            addIds(taken, batch);
        } else {
            checkNotNow(answer, "store_full");
            waiting = batch;
        }
    }
    REQUIRE_FALSE(waiting.isEmpty());
    checkNotNow(desk.upload(waiting), "store_full");
    checkReads(run, desk);
    run.clock.advance(std::chrono::seconds(2));
    checkNotNow(run.client().get("/health/ready"), "store_unavailable");
    CHECK(missingIn(truth, taken).empty());
    std::set<QString> notTaken;
    addIds(notTaken, waiting);
    CHECK(missingIn(truth, notTaken) == notTaken); // none of them, not even some

    tellEngine(run, "PRAGMA max_page_count=1000000");
    run.clock.advance(std::chrono::seconds(2));
    CHECK(run.client().get("/health/ready").status == 200);
    CHECK(allAre(desk.upload(waiting), "accepted"));
    CHECK(allAre(desk.upload(waiting), "already_have"));
    addIds(taken, waiting);
    CHECK(missingIn(truth, taken).empty());
}

TEST_CASE("a store that cannot be written any more is read on, and whoever writes is told to come again", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const CentralTruth truth(run.storePath());
    const QJsonArray before = statesOf(desk, 5);
    REQUIRE(allAre(desk.upload(before), "accepted"));
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const int begun = truth.leasesBegun();
    tellEngine(run, "PRAGMA query_only=ON");

    checkNotNow(desk.upload(statesOf(desk, 5)), "store_unavailable");
    checkNotNow(desk.post("/leases", {{QStringLiteral("max"), 8}}), "store_unavailable");
    const QJsonObject named{{QStringLiteral("lease_ids"), QJsonArray{held.at(0).toObject().value(QStringLiteral("lease_id"))}}};
    checkNotNow(desk.post("/leases/renew", named), "store_unavailable");
    checkNotNow(desk.post("/leases/release", named), "store_unavailable");
    checkNotNow(desk.post("/persons/search", {{QStringLiteral("text"), QStringLiteral("Rousseau")}}), "store_unavailable");
    checkNotNow(run.client().remove("/api/v1/sessions/current", desk.token), "store_unavailable");
    checkNotNow(
        run.client().post("/api/v1/sessions", desk.credential,
            {{QStringLiteral("login"), QStringLiteral("sonia")}, {QStringLiteral("password"), QStringLiteral("demo-sonia")}}),
        "store_unavailable");
    checkReads(run, desk); // she is signed in still
    run.clock.advance(std::chrono::seconds(2));
    checkNotNow(run.client().get("/health/ready"), "store_unavailable");
    std::set<QString> taken;
    addIds(taken, before);
    CHECK(missingIn(truth, taken).empty());
    CHECK(truth.leasesBegun() == begun);
    CHECK(truth.leaseFaults() == QStringList());
}

TEST_CASE(
    "while another process holds the store, writing waits a while, then is told so, and reading goes on", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const QJsonArray facts = statesOf(desk, 5);
    SQLite::Database other(run.storePath().toStdString(), SQLite::OPEN_READWRITE, 10'000);

    SECTION("let go in time: nobody notices")
    {
        other.exec("BEGIN IMMEDIATE");
        HttpAnswer answer;
        std::thread asking([&] { answer = desk.upload(facts); });
        checkReads(run, desk);
        other.exec("COMMIT");
        asking.join();
        CHECK(allAre(answer, "accepted"));
    }
    SECTION("held for longer: told when to come again")
    {
        tellEngine(run, "PRAGMA busy_timeout=30");
        other.exec("BEGIN IMMEDIATE");
        checkNotNow(desk.upload(facts), "server_busy");
        checkNotNow(desk.post("/leases", {{QStringLiteral("max"), 4}}), "server_busy");
        checkReads(run, desk);
        run.clock.advance(std::chrono::seconds(2));
        checkNotNow(run.client().get("/health/ready"), "store_unavailable");
        other.exec("COMMIT");
        run.clock.advance(std::chrono::seconds(2));
        CHECK(run.client().get("/health/ready").status == 200);
        CHECK(allAre(desk.upload(facts), "accepted"));
        CHECK(desk.lease(4).size() >= 4);
    }
}
