#include "core/accounts/session_json.h"
#include "core/queue/lease_json.h"
#include "core/sync/api_client.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_loop.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace relais;
using namespace relais::test;

namespace {

/// A network that answers what a test put there, and keeps what it was asked.
class ScriptedTransport final : public HttpTransport {
public:
    void send(const HttpCall& call, std::function<void(Result<HttpReply>)> then) override
    {
        calls.push_back(call);
        then(answer);
    }
    std::vector<HttpCall> calls;
    Result<HttpReply> answer = HttpReply{};
};

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

TEST_CASE("each status means one failure", "[sync][api]")
{
    const auto meaning = [](int status, const char* code) {
        return errorOf(HttpReply{status, QByteArray("{\"code\":\"") + code + "\"}", {}}).code;
    };
    CHECK(meaning(401, "wrong_password") == ErrorCode::WrongPassword);
    CHECK(meaning(401, "desk_not_enrolled") == ErrorCode::DeskNotEnrolled);
    CHECK(meaning(401, "not_signed_in") == ErrorCode::NotSignedIn);
    CHECK(meaning(403, "not_permitted") == ErrorCode::NotPermitted);
    CHECK(meaning(404, "not_found") == ErrorCode::NotFound);
    CHECK(meaning(408, "") == ErrorCode::Unreachable);
    CHECK(meaning(409, "lease_lost") == ErrorCode::LeaseLost);
    CHECK(meaning(429, "rate_limited") == ErrorCode::ServerBusy);
    CHECK(meaning(500, "internal") == ErrorCode::ServerBusy);
    CHECK(meaning(503, "server_busy") == ErrorCode::ServerBusy);
    CHECK(errorOf(HttpReply{413, {}, {}}) == Error{ErrorCode::ServerRefused, QStringLiteral("too_large")});
    CHECK(errorOf(HttpReply{422, "{\"code\":\"schema_violation\"}", {}})
        == Error{ErrorCode::ServerRefused, QStringLiteral("schema_violation")});
    CHECK(errorOf(HttpReply{302, "<html>", {}}).code == ErrorCode::ServerRefused);
}

TEST_CASE("the client asks as the document says, with the right credential and nothing personal in the address", "[sync][api]")
{
    TestLoop loop;
    LoopBackground background(loop);
    ScriptedTransport network;
    ApiClient api({QStringLiteral("demo"), [] { return QUrl(QStringLiteral("http://127.0.0.1:8080/")); }}, network, background);
    api.useDesk({sampleId<DeskId>(1), QStringLiteral("of-the-desk"), {QStringLiteral("albi")}});
    api.useToken(QStringLiteral("of-the-agent"));

    const LeaseAnswer lent{instantFromText(u"2026-11-03T09:00:00Z").value(),
        {sampleContact(0, instantFromText(u"2026-11-03T09:00:00Z").value())}, std::nullopt};
    network.answer = HttpReply{200, text(toJson(lent)), {}};
    Result<LeaseAnswer> got = failure(ErrorCode::Cancelled);
    api.lease({10}, [&](Result<LeaseAnswer> answer) { got = std::move(answer); });
    loop.run();
    REQUIRE(got);
    CHECK(*got == lent);
    CHECK(network.calls.back().method == "POST");
    CHECK(network.calls.back().url == QUrl(QStringLiteral("http://127.0.0.1:8080/api/v1/leases")));
    CHECK(network.calls.back().bearer == "of-the-agent");
    CHECK(network.calls.back().json == QByteArray("{\"busy\":false,\"max\":10}"));

    api.search(canaryName, [](const Result<std::vector<PersonFound>>&) {});
    CHECK_FALSE(network.calls.back().url.toString().contains(canaryName));
    CHECK(network.calls.back().json->contains(canaryName.toUtf8()));

    api.upload({}, QStringLiteral("receipt"), [](const Result<UploadAnswer>&) {});
    CHECK(network.calls.back().bearer == "of-the-desk");
    CHECK(network.calls.back().json->contains("\"receipt\":\"receipt\""));

    network.answer = HttpReply{503, "{\"code\":\"server_busy\"}", std::chrono::seconds(7)};
    api.lease({10}, [&](Result<LeaseAnswer> answer) { got = std::move(answer); });
    CHECK(got.error().code == ErrorCode::ServerBusy);
    CHECK(api.retryAfter() == std::chrono::seconds(7));

    network.answer = HttpReply{200, "{\"items\":12}", {}};
    api.lease({10}, [&](Result<LeaseAnswer> answer) { got = std::move(answer); });
    CHECK(got.error().code == ErrorCode::BadAnswer);
    network.answer = HttpReply{200, "<html>portail captif</html>", {}};
    api.lease({10}, [&](Result<LeaseAnswer> answer) { got = std::move(answer); });
    CHECK(got.error() == Error{ErrorCode::BadAnswer, QStringLiteral("not a JSON object")});
}

TEST_CASE("without an address yet the server is unreachable, and nobody is asked", "[sync][api]")
{
    TestLoop loop;
    LoopBackground background(loop);
    ScriptedTransport network;
    ApiClient api({QStringLiteral("demo"), [] { return QUrl(); }}, network, background);
    Result<SignInAnswer> got = failure(ErrorCode::Cancelled);
    api.signIn({QStringLiteral("marie"), QStringLiteral("x")}, [&](Result<SignInAnswer> answer) { got = std::move(answer); });
    CHECK(got.error().code == ErrorCode::Cancelled);
    loop.run();
    CHECK(got.error().code == ErrorCode::Unreachable);
    CHECK(network.calls.empty());
}
