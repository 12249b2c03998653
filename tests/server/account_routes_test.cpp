#include "tests/support/raw_client.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

QJsonObject login(const char* name, const char* password)
{
    return {{QStringLiteral("login"), QString::fromLatin1(name)}, {QStringLiteral("password"), QString::fromLatin1(password)}};
}

} // namespace

TEST_CASE("a desk enrols, an agent signs in and out", "[server][accounts]")
{
    RunningServer run;
    const auto desk = run.enrol();
    REQUIRE(desk.size() == 43);
    const auto signedIn = run.client().post("/api/v1/sessions", desk, login("nadia", "mot-de-passe-nadia"));
    REQUIRE(signedIn.status == 201);
    CHECK(signedIn.json.value(QStringLiteral("role")).toString() == QStringLiteral("nurse_adviser"));
    CHECK(signedIn.json.value(QStringLiteral("centre_name")).toString() == QStringLiteral("Albi"));
    const auto token = signedIn.json.value(QStringLiteral("token")).toString().toLatin1();
    CHECK(run.client().remove("/api/v1/sessions/current", token).status == 204);
    const auto again = run.client().remove("/api/v1/sessions/current", token);
    CHECK(again.status == 401);
    CHECK(again.code() == QStringLiteral("not_signed_in"));
    CHECK(again.raw.header("WWW-Authenticate") == "Bearer realm=\"relais\"");
}

TEST_CASE("a wrong password and an unknown login are one answer, and guessing gets a 429", "[server][accounts]")
{
    RunningServer run;
    const auto desk = run.enrol();
    const auto wrong = run.client().post("/api/v1/sessions", desk, login("nadia", "x"));
    const auto unknown = run.client().post("/api/v1/sessions", desk, login("nobody", "x"));
    CHECK(wrong.status == 401);
    CHECK(wrong.code() == QStringLiteral("wrong_password"));
    CHECK(unknown.raw.body == wrong.raw.body);
    HttpAnswer last;
    for (int i = 0; i < 10; ++i) {
        last = run.client().post("/api/v1/sessions", desk, login("nadia", "x"));
    }
    CHECK(last.status == 429);
    CHECK(std::stoi(last.raw.header("Retry-After")) > 0);
    CHECK(run.client()
              .post("/api/v1/desks", {},
                  {{QStringLiteral("enrolment_code"), QStringLiteral("ALBI-2")},
                      {QStringLiteral("desk_name"), QStringLiteral("x")}})
              .status
        == 403);
}

TEST_CASE("sign-ins have their own queue: who waited too long in it is asked to come again", "[server][accounts]")
{
    ServerSettings settings;
    settings.http.heavyWait = std::chrono::milliseconds(0);
    RunningServer run(settings);
    const auto desk = run.enrol();
    REQUIRE(desk.size() == 43);
    const auto signedIn = run.client().post("/api/v1/sessions", desk, login("nadia", "mot-de-passe-nadia"));
    CHECK(signedIn.status == 503);
    CHECK_FALSE(signedIn.raw.header("Retry-After").empty());
    CHECK(run.client().remove("/api/v1/sessions/current", "none").status == 401);
}

TEST_CASE("without a valid token nothing else is looked at", "[server][accounts]")
{
    RunningServer run;
    const auto desk = run.enrol();
    const auto token = run.signIn(desk, QStringLiteral("nadia"));
    const HttpClient client = run.client();
    for (const QByteArray& bearer : {QByteArray(), QByteArray("forged"), desk}) {
        CHECK(client.send("POST", "/api/v1/leases?x=%zz", bearer, "text/plain", "{").status == 401);
        CHECK(client.get("/api/v1/persons/not-an-id", bearer).status == 401);
        CHECK(client.send("POST", "/api/v1/leases", bearer, "application/json", std::string(3'000'000, 'x')).status == 401);
    }
    CHECK(client.send("POST", "/api/v1/leases", token, "application/json", "{}", "Authorization: Bearer x\r\n").status == 401);
    CHECK(client.send("POST", "/api/v1/facts", token, "application/json", "{}").status == 401);
    run.clock.advance(std::chrono::hours(13));
    CHECK(client.get("/api/v1/agenda", token).status == 401);
}

TEST_CASE("a large body is read of nobody without a valid credential", "[server][accounts]")
{
    RunningServer run;
    const auto desk = run.enrol();
    const auto token = run.signIn(desk, QStringLiteral("elsa"));
    const auto halfSent = [&](const std::string& request, const QByteArray& secret) {
        RawClient client(run.port());
        client.send(request + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n"
            + (secret.isEmpty() ? std::string() : "Authorization: Bearer " + secret.toStdString() + "\r\n") + "\r\n{");
        return client.read().status;
    };
    CHECK(halfSent("POST /api/v1/facts", {}) == 401);
    CHECK(halfSent("POST /api/v1/facts", "forged") == 401);
    CHECK(halfSent("POST /api/v1/leases", desk) == 401);
    CHECK(halfSent("POST /api/v1/sessions", {}) == 401);
    CHECK(halfSent("POST /api/v1/imports", token) == 403);
    CHECK(halfSent("POST /api/v1/nowhere", {}) == 404);
    CHECK(halfSent("PATCH /api/v1/facts", {}) == 405);
    // What is open to all takes little.
    CHECK(halfSent("POST /api/v1/desks", {}) == 413);
}

TEST_CASE("a role that may not is told so before its request is read", "[server][accounts]")
{
    RunningServer run;
    const auto desk = run.enrol();
    const HttpClient client = run.client();
    const auto nurse = run.signIn(desk, QStringLiteral("nadia"));
    const auto manager = run.signIn(desk, QStringLiteral("mona"));
    const auto refused = client.send("POST", "/api/v1/imports", nurse, "text/plain", "{");
    CHECK(refused.status == 403);
    CHECK(refused.code() == QStringLiteral("not_permitted"));
    CHECK(client.get("/api/v1/agent-states", nurse).status == 403);
    CHECK(client.get("/api/v1/persons/not-an-id", manager).status == 403);
}

TEST_CASE("each fault of a request has its status and code, and no text of it comes back", "[server]")
{
    RunningServer run;
    const HttpClient client = run.client();
    const auto desk = run.enrol();
    const auto token = run.signIn(desk, QStringLiteral("nadia"));
    struct Case {
        const char* method;
        const char* path;
        const char* type;
        std::string body;
        int status;
        const char* code;
        const char* headers = "";
    };
    const std::string json = "application/json";
    const Case cases[] = {
        {"GET", "/api/v1/canary", "", "", 404, "not_found"},
        {"GET", "/api/v1/persons/canary", "", "", 404, "not_found"},
        {"PATCH", "/api/v1/leases", "", "", 405, "method_not_allowed"},
        {"CANARY", "/api/v1/leases", "", "", 405, "method_not_allowed"},
        {"POST", "/api/v1/leases", "", "{\"max\":1}", 415, "media_type_not_supported"},
        {"POST", "/api/v1/leases", "text/canary", "{\"max\":1}", 415, "media_type_not_supported"},
        {"POST", "/api/v1/leases", "application/json", "{\"max\":1}", 415, "content_coding_not_supported",
            "Content-Encoding: canary\r\n"},
        {"POST", "/api/v1/leases", "application/json", "canary", 400, "malformed_json"},
        {"POST", "/api/v1/leases", "application/json", "", 400, "malformed_json"},
        {"POST", "/api/v1/leases", "application/json", "\"canary\xff\"", 400, "malformed_json"},
        {"POST", "/api/v1/leases", "application/json", "{\"max\":1,\"max\":1}", 400, "duplicate_key"},
        {"POST", "/api/v1/leases", "application/json", std::string(40, '['), 400, "too_deep"},
        {"POST", "/api/v1/leases", "application/json", "canary", 400, "bad_content_coding", "Content-Encoding: zstd\r\n"},
        {"POST", "/api/v1/leases", "application/json", "[]", 422, "schema_violation"},
        {"POST", "/api/v1/leases", "application/json", "{\"canary\":1,\"max\":1}", 422, "schema_violation"},
        {"POST", "/api/v1/leases", "application/json", "{\"max\":\"canary\"}", 422, "schema_violation"},
        {"POST", "/api/v1/leases", "application/json", "{\"max\":13}", 422, "schema_violation"},
        {"GET", "/api/v1/agenda?canary=1", "", "", 422, "bad_parameter"},
        {"GET", "/api/v1/changes?limit=0", "", "", 422, "bad_parameter"},
        {"GET", "/api/v1/changes?limit=1&limit=1", "", "", 422, "bad_parameter"},
        {"GET", "/api/v1/agenda/slots", "", "", 422, "bad_parameter"},
        {"GET", "/api/v1/changes?cursor=%ff", "", "", 400, "bad_query"},
        {"GET", "/api/v1/changes?cursor=%2", "", "", 400, "bad_query"},
        {"POST", "/api/v1/leases", "application/json", std::string(2'200'000, 'x'), 413, "body_too_large"},
    };
    for (const auto& one : cases) {
        INFO(one.method << " " << one.path << " " << one.body.substr(0, 60) << " " << one.headers);
        const auto answer = client.send(one.method, one.path, token, one.type, one.body, one.headers);
        CHECK(answer.status == one.status);
        CHECK(answer.code() == QString::fromLatin1(one.code));
        CHECK(answer.json.value(QStringLiteral("status")).toInt() == one.status);
        CHECK(answer.raw.header("Content-Type") == "application/problem+json");
        CHECK((answer.raw.head + answer.raw.body).find("anary") == std::string::npos);
        CHECK((one.status == 405) == !answer.raw.header("Allow").empty());
    }
}

TEST_CASE("the document, health and metrics are served", "[server]")
{
    RunningServer run;
    const HttpClient client = run.client();
    const auto document = client.get("/api/v1/openapi.json");
    CHECK(document.status == 200);
    CHECK(document.json.value(QStringLiteral("openapi")).toString() == QStringLiteral("3.1.0"));
    CHECK(client.get("/health/live").status == 200);
    CHECK(client.get("/health/ready").status == 200);
    const auto metrics = client.get("/metrics");
    CHECK(metrics.status == 200);
    CHECK(metrics.raw.body.find("relais_requests_total{operation=\"live\",status=\"200\"} 1") != std::string::npos);
}
