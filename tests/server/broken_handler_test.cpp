// A handler that throws, and one that leaves its answer to others first: one answer, and a line in the log.
#include "app/server/api_application.h"
#include "db/accounts/database_account_store.h"
#include "tests/support/fake_hasher.h"
#include "tests/support/temporary_store.h"

#include <catch2/catch.hpp>

#include <sstream>
#include <stdexcept>

using namespace relais;
using namespace relais::test;

namespace {

struct Application {
    std::vector<HttpResponse> ask()
    {
        HttpRequest request;
        request.method = "GET";
        request.path = "/health/ready";
        std::vector<HttpResponse> answers;
        application.answer(request, [&answers](HttpResponse response) { answers.push_back(std::move(response)); });
        return answers;
    }

    TemporaryStore store;
    SeededRandom random{7};
    IdMaker ids{store.clock, random};
    FakeHasher hasher;
    DatabaseAccountStore accounts{store.database()};
    SignIn signIn{accounts, hasher, store.clock, random, ids, {}};
    std::unique_ptr<ApiDocument> document = ApiDocument::shipped().value();
    ApiRoutes routes;
    ServerMetrics metrics;
    std::ostringstream out;
    ServerLog log{ServerLog::Level::Requests, out};
    ApiApplication application{*document, routes, signIn, metrics, log, 1024, 1};
};

} // namespace

TEST_CASE("a handler that throws is answered and told in the log, without what was thrown", "[server][log]")
{
    Application app;
    const bool later = GENERATE(false, true);
    CAPTURE(later);
    if (later) {
        app.routes.onLater("ready",
            [](const std::shared_ptr<const ApiCall>&, const ApiRoutes::Then&) { throw std::runtime_error("of somebody"); });
    } else {
        app.routes.on("ready", [](const ApiCall&) -> HttpResponse { throw std::runtime_error("of somebody"); });
    }
    const auto answers = app.ask();
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].status == 500);
    CHECK(answers[0].body.find("somebody") == std::string::npos);
    const std::string log = app.out.str();
    CHECK(log.find("ready") != std::string::npos);
    CHECK(log.find("unexpected exception") != std::string::npos);
    CHECK(log.find("somebody") == std::string::npos);
}

TEST_CASE("of two answers to one request the first counts", "[server]")
{
    Application app;
    app.routes.onLater("ready", [](const std::shared_ptr<const ApiCall>&, const ApiRoutes::Then& then) {
        then(jsonAnswer(QJsonObject{}));
        throw std::runtime_error("too late");
    });
    const auto answers = app.ask();
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].status == 200);
}
