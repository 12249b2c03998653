// A store that is full, read-only or locked, a clock that steps back: whoever asks waits, or is told when to ask again, and what
// was answered with success is there.
#include "tests/support/central_truth.h"
#include "tests/support/demo_desk.h"
#include "tests/support/neighbour_centre.h"

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

TEST_CASE("a centre whose queue cannot be kept holds up no other", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    REQUIRE(desk.lease(2).size() >= 2);
    const NeighbourCentre neighbour(run);
    const QString demo = run.about().value(QStringLiteral("centre_id")).toString();
    const auto [stuck, other] = GENERATE_COPY(table<QString, QString>({{demo, neighbour.centre}, {neighbour.centre, demo}}));
    CAPTURE(stuck.toStdString());
    SQLite::Database file(run.storePath().toStdString(), SQLite::OPEN_READWRITE, 10'000);
    const auto leasesOf = [&](const QString& centre) {
        SQLite::Statement count(file, "SELECT count(*) FROM lease WHERE centre_id = ?");
        count.bind(1, centre.toStdString());
        count.executeStep();
        return count.getColumn(0).getInt();
    };
    REQUIRE(leasesOf(stuck) > 0);
    REQUIRE(leasesOf(other) > 0);
    file.exec("CREATE TRIGGER stuck BEFORE DELETE ON lease WHEN OLD.centre_id = '" + stuck.toStdString()
        + "' BEGIN SELECT RAISE(ABORT, 'no'); END");

    run.clock.advance(std::chrono::hours(3)); // every lease is over
    CHECK_FALSE(run.server().keepQueues());
    CHECK(leasesOf(stuck) > 0);
    CHECK(leasesOf(other) == 0);

    file.exec("DROP TRIGGER stuck");
    CHECK(run.server().keepQueues());
    CHECK(leasesOf(stuck) == 0);
}

TEST_CASE("the server's clock stepping back an hour lends nobody twice, loses no fact and hides no change", "[server][faults]")
{
    ServerSettings settings;
    RunningServer run(settings, RunningServer::Centre::Demo);
    DemoDesk sonia(run, "sonia");
    DemoDesk karim(run, "karim");
    const CentralTruth truth(run.storePath());
    const auto lent = sonia.lease(5);
    REQUIRE(lent.size() >= 5);
    const auto held = truth.heldFences();
    const auto first = lent.at(0).toObject();
    // Dated by the clock as it was; one told at once, one told later.
    const auto told = sonia.started(first);
    const auto untold = sonia.closed(first, told.value(QStringLiteral("id")).toString(), "no_answer");
    const auto cursor = sonia.get("/changes/head").json.value(QStringLiteral("cursor")).toString().toStdString();
    REQUIRE(allAre(sonia.upload({told}), "accepted"));
    const Uuid idBefore = run.server().ids().next();

    run.clock.setWall(run.clock.now() - std::chrono::hours(1));
    CHECK(idBefore.text() < run.server().ids().next().text());
    REQUIRE(run.server().keepQueues());
    // Whoever was signed in is, whoever signs in now is too.
    CHECK(sonia.get("/agenda").status == 200);
    CHECK(DemoDesk(run, "marie").get("/agenda").status == 200);
    // Nobody is lent twice, and asking again raises no fence.
    CHECK(sonia.lease(5).size() == lent.size());
    CHECK(truth.heldFences() == held);
    const auto others = karim.lease(12);
    CHECK(others.size() >= 4);
    for (const auto& item : others) {
        CHECK_FALSE(held.contains(item.toObject().value(QStringLiteral("person_id")).toString()));
    }
    // A fact from what is now the future is kept, with a mark, and is in the feed behind what stood there before.
    const auto late = sonia.upload({untold});
    REQUIRE(allAre(late, "accepted_conflict"));
    CHECK(late.json.value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("code")).toString()
        == QStringLiteral("clock_ahead"));
    CHECK(truth.factIds().contains(untold.value(QStringLiteral("id")).toString()));
    CHECK(allAre(sonia.upload({told, untold}), "already_have"));
    QStringList seen;
    for (const auto& change : sonia.get("/changes?cursor=" + cursor).json.value(QStringLiteral("changes")).toArray()) {
        seen.append(change.toObject().value(QStringLiteral("person_id")).toString());
    }
    CHECK(seen.count(first.value(QStringLiteral("person_id")).toString()) >= 2);

    // A lease that is renewed counts from the clock as it is now; all of them end, once.
    const auto second = lent.at(1).toObject();
    const auto renewed =
        sonia.post("/leases/renew", {{QStringLiteral("lease_ids"), QJsonArray{second.value(QStringLiteral("lease_id"))}}});
    CHECK(renewed.json.value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("expires_at")).toString()
        == textFromInstant(run.clock.now() + settings.leaseTime));
    run.clock.advance(settings.leaseTime + std::chrono::hours(1));
    REQUIRE(run.server().keepQueues());
    CHECK(truth.openLeases() == 0);
    CHECK(DemoDesk(run, "karim").lease(12).size() >= 4);
    CHECK(truth.leaseFaults() == QStringList());
}
