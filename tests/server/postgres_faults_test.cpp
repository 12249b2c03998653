// A PostgreSQL server that cannot write, is read-only, makes others wait too long or has no connection left: whoever asks waits, or is told when to
// come again, nothing of it is kept then, and it is taken afterwards. What it would say is put into the mouth of a trigger on each table, where
// it is not brought to say so; a disk that is really full: postgres_full_disk_test.
#include "tests/support/demo_desk.h"
#include "tests/support/store_digest.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>

#include <atomic>

using namespace relais;
using namespace relais::test;

namespace {

void tell(RunningServer& run, const std::string& script)
{
    const auto told = run.server().database().runAndWait(Access::WriteAlone, [&](Connection& connection) {
        connection.execute(script);
        return Done{};
    });
    REQUIRE(told);
}

void failWith(RunningServer& run, const std::string& state)
{
    tell(run,
        "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '" + state
            + "'; END $$; "
              "DO $$ DECLARE name text; BEGIN FOR name IN SELECT table_name FROM information_schema.tables "
              "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' LOOP "
              "EXECUTE format('CREATE TRIGGER fails BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT "
              "EXECUTE FUNCTION fails()', name); END LOOP; END $$");
}

/// A connection beside those of the server.
std::unique_ptr<Connection> connect(const RunningServer& run)
{
    auto opened = run.storeAddress().settings(false).source->open(false);
    return opened ? *std::move(opened) : nullptr;
}

/// A fact that needs nobody.
QJsonObject stateOf(DemoDesk& desk)
{
    QJsonObject fact = desk.fact({}, "agent_state_changed",
        {{QStringLiteral("from"), QStringLiteral("signed_out")}, {QStringLiteral("to"), QStringLiteral("ready")}});
    fact.remove(QStringLiteral("person_id"));
    fact.remove(QStringLiteral("fence"));
    return fact;
}

void checkNotNow(const HttpAnswer& answer, const char* code)
{
    CHECK(answer.status == 503);
    CHECK(answer.code() == QString::fromLatin1(code));
    CHECK(answer.raw.header("Content-Type") == "application/problem+json");
    CHECK(std::atoi(answer.raw.header("Retry-After").c_str()) > 0);
}

} // namespace

TEST_CASE(
    "a PostgreSQL server that cannot write is read on, and whoever writes is told to come again", "[server][faults][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    const auto [state, code] = GENERATE(table<const char*, const char*>({
        {"53100", "store_full"},        // disk full
        {"25006", "store_unavailable"}, // read-only: a standby
        {"55P03", "server_busy"},       // a lock that somebody holds too long
        {"57014", "server_busy"},       // cancelled
        {"40001", "server_busy"},       // would not fit with another's
        {"57P03", "store_unavailable"}, // it is starting, or stopping
        {"58030", "store_unavailable"}, // the disk fails
    }));
    CAPTURE(state);
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const auto started = desk.started(held.at(0).toObject());
    failWith(run, state);
    StoreDigest digest(run.storeAddress());

    checkNotNow(desk.upload({started}), code);
    checkNotNow(desk.post("/leases", {{QStringLiteral("max"), 8}}), code);
    const QJsonObject named{{QStringLiteral("lease_ids"), QJsonArray{held.at(0).toObject().value(QStringLiteral("lease_id"))}}};
    checkNotNow(desk.post("/leases/renew", named), code);
    checkNotNow(desk.post("/leases/release", named), code);
    checkNotNow(desk.post("/persons/search", {{QStringLiteral("text"), QStringLiteral("Rousseau")}}), code);
    checkNotNow(run.client().remove("/api/v1/sessions/current", desk.token), code);
    for (const char* path : {"/agenda", "/changes/head", "/campaigns", "/agenda/slots?date=2026-11-23"}) {
        INFO(path);
        CHECK(desk.get(path).status == 200);
    }
    CHECK(run.client().get("/health/live").status == 200);
    run.clock.advance(std::chrono::seconds(2));
    checkNotNow(run.client().get("/health/ready"), "store_unavailable");
    CHECK(digest.changed() == QStringList());

    tell(run, "DROP FUNCTION fails() CASCADE");
    run.clock.advance(std::chrono::seconds(2));
    CHECK(run.client().get("/health/ready").status == 200);
    CHECK(statusesOf(desk.upload({started})) == QStringList{QStringLiteral("accepted")});
    CHECK(desk.lease(2).size() >= 2);
}

TEST_CASE("while every connection to PostgreSQL is held up, requests wait or are told to come again, and none is lost",
    "[server][faults][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    constexpr std::size_t asked = 60;
    ServerSettings settings;
    settings.http.workers = 12;
    settings.http.waitingRequests = 12;
    RunningServer run(settings, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    std::vector<QJsonObject> facts;
    for (std::size_t i = 0; i < asked / 2; ++i) {
        facts.push_back(stateOf(desk));
    }
    const auto other = connect(run);
    REQUIRE(other);
    other->execute("BEGIN");
    other->execute("DO $$ DECLARE name text; BEGIN FOR name IN SELECT table_name FROM information_schema.tables "
                   "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' LOOP "
                   "EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name); END LOOP; END $$");

    std::vector<HttpAnswer> answers(asked);
    std::atomic<std::size_t> answered = 0;
    std::vector<std::thread> askers;
    for (std::size_t i = 0; i < asked; ++i) {
        askers.emplace_back([&, i] {
            answers[i] = i % 2 == 0 ? desk.upload({facts[i / 2]}) : desk.get("/agenda");
            ++answered;
        });
    }
    // Whoever finds no place is answered at once, whoever has one is not.
    const QDeadlineTimer patience(std::chrono::seconds(8));
    while (answered < asked - settings.http.workers - settings.http.waitingRequests && !patience.hasExpired()) {
        CHECK(run.client().get("/health/live").status == 200);
    }
    const std::size_t refused = answered;
    CHECK(refused > 0);
    CHECK(refused < asked);
    other->execute("COMMIT");
    for (std::thread& asker : askers) {
        asker.join();
    }

    std::size_t busy = 0;
    for (std::size_t i = 0; i < asked; ++i) {
        if (answers[i].status != 200) {
            checkNotNow(answers[i], "server_busy");
            ++busy;
        }
    }
    CHECK(busy < asked);
    for (std::size_t i = 0; i < asked; i += 2) {
        const char* status = answers[i].status == 200 ? "already_have" : "accepted";
        CHECK(statusesOf(desk.upload({facts[i / 2]})) == QStringList{QString::fromLatin1(status)});
    }
}

TEST_CASE("a server that lost its connections while others hold all there are says so, and serves when one is free again",
    "[server][faults][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const auto started = desk.started(held.at(0).toObject());
    std::vector<std::unique_ptr<Connection>> others;
    const auto takeAll = [&] {
        while (auto one = connect(run)) {
            one->execute("SET application_name = 'others'");
            others.push_back(std::move(one));
        }
        REQUIRE_FALSE(others.empty());
    };
    const auto say = [&](const char* script) {
        return Connection::attempt([&] {
            others.front()->execute(script);
            return Done{};
        });
    };
    // Whoever of the server comes back first is ended once more.
    do {
        takeAll();
        REQUIRE(say("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND application_name = 'relais'"));
        takeAll();
    } while (!say("DO $$ BEGIN IF EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() "
                  "AND application_name = 'relais') THEN RAISE EXCEPTION 'not yet'; END IF; END $$"));

    checkNotNow(desk.upload({started}), "store_unavailable");
    checkNotNow(desk.post("/leases", {{QStringLiteral("max"), 8}}), "store_unavailable");
    checkNotNow(desk.get("/agenda"), "store_unavailable");
    CHECK(run.client().get("/health/live").status == 200);
    run.clock.advance(std::chrono::seconds(2));
    checkNotNow(run.client().get("/health/ready"), "store_unavailable");

    others.clear();
    run.clock.advance(std::chrono::seconds(2));
    const QDeadlineTimer patience(std::chrono::seconds(10)); // PostgreSQL ends what was left a moment later
    while (run.client().get("/health/ready").status != 200 && !patience.hasExpired()) {
        run.clock.advance(std::chrono::seconds(2));
    }
    CHECK(desk.get("/agenda").status == 200);
    CHECK(statusesOf(desk.upload({started})) == QStringList{QStringLiteral("accepted")});
    CHECK(desk.lease(2).size() >= 2);
}

TEST_CASE("a PostgreSQL that is set read-only is read on over new connections, and written to when it is not any more",
    "[server][faults][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const auto started = desk.started(held.at(0).toObject());
    const auto other = connect(run);
    REQUIRE(other);
    other->execute("SET application_name = 'others'");
    const auto set = [&](const char* how) {
        other->execute(std::string("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ") + how + "', current_database()); END $$");
    };
    set("SET default_transaction_read_only = on");
    other->execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                   "WHERE datname = current_database() AND application_name = 'relais'");
    checkNotNow(desk.upload({started}), "store_unavailable");
    checkNotNow(desk.post("/leases", {{QStringLiteral("max"), 8}}), "store_unavailable");
    for (const char* path : {"/agenda", "/changes/head", "/campaigns"}) {
        INFO(path);
        CHECK(desk.get(path).status == 200);
    }
    run.clock.advance(std::chrono::seconds(2));
    checkNotNow(run.client().get("/health/ready"), "store_unavailable");

    set("RESET default_transaction_read_only");
    run.clock.advance(std::chrono::seconds(2));
    CHECK(run.client().get("/health/ready").status == 200);
    CHECK(statusesOf(desk.upload({started})) == QStringList{QStringLiteral("accepted")});
}
