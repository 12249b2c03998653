// A PostgreSQL server whose disk is full, that is read-only, or that makes others wait too long: whoever writes is told when to come again,
// nothing of it is kept, and it is taken afterwards. The server's own words are put into the mouth of a trigger on each table.
#include "tests/support/demo_desk.h"
#include "tests/support/store_digest.h"

#include <catch2/catch.hpp>

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

void checkNotNow(const HttpAnswer& answer, const char* code)
{
    INFO(answer.raw.body);
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
