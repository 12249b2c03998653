// The end of a server, as a proxy in front of it sees it: nobody who got through goes without an answer.
#include "app/server/http_server.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <future>
#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

const std::string ask = "GET /a HTTP/1.1\r\nHost: desk\r\n\r\n";

constexpr std::size_t largeBytes = 64 * 1024 * 1024; ///< more than sockets hold

/// Answers everything; "/gate" only once the test opens the gate.
class Answers final : public HttpApplication {
public:
    HttpAdmission admit(const HttpRequest&) override { return {}; }
    void answer(const HttpRequest& request, Then then) override
    {
        if (request.path == "/gate") {
            entered.set_value();
            gate.get_future().wait();
        }
        if (request.path == "/large") {
            then({200, {}, std::string(largeBytes, 'x'), false});
            return;
        }
        then({200, {}, "here", false});
    }
    HttpResponse refuse(const HttpRefusal& refusal) override { return {refusal.status, {}, refusal.code, false}; }

    std::promise<void> entered;
    std::promise<void> gate;
};

struct Running {
    explicit Running(std::chrono::milliseconds drain = {})
        : server(limitsWith(drain), application), port(server.listen(QStringLiteral("127.0.0.1"), 0).value())
    {
        server.whenStopping([this] {
            ended = true;
            ended.notify_all();
        });
        thread = std::thread([this] { server.run(); });
    }
    ~Running()
    {
        server.stop();
        thread.join();
    }
    static HttpLimits limitsWith(std::chrono::milliseconds drain)
    {
        HttpLimits limits;
        limits.drain = drain;
        return limits;
    }
    Answers application;
    std::atomic<bool> ended = false;
    HttpServer server;
    unsigned short port;
    std::thread thread;
};

} // namespace

TEST_CASE("a server that is leaving serves on for its time, and closes each connection after an answer", "[server][stop]")
{
    Running run(std::chrono::milliseconds(1500));
    RawClient idle(run.port);
    CHECK(idle.ask(ask).header("Connection") == "keep-alive");
    RawClient silent(run.port);
    CHECK(silent.ask(ask).status == 200);
    CHECK_FALSE(run.server.isLeaving());
    run.server.stop();
    // Whoever had a connection uses it once more; who comes new is let in.
    const auto last = idle.ask(ask);
    CHECK(last.status == 200);
    CHECK(last.header("Connection") == "close");
    CHECK(idle.ended());
    CHECK(run.server.isLeaving());
    RawClient late(run.port);
    CHECK(late.ask(ask).header("Connection") == "close");
    CHECK_FALSE(run.ended);
    // A second wish changes nothing.
    run.server.stop();
    CHECK(silent.ended()); // by the end of the time
    CHECK(run.ended);
    CHECK_FALSE(RawClient(run.port).connected());
}

TEST_CASE("what is in flight when the time is over is answered", "[server][stop]")
{
    Running run(std::chrono::milliseconds(50));
    RawClient idle(run.port);
    CHECK(idle.ask(ask).status == 200);
    RawClient busy(run.port);
    busy.send("GET /gate HTTP/1.1\r\nHost: desk\r\n\r\n");
    run.application.entered.get_future().wait();
    run.server.stop();
    CHECK(idle.ended());
    CHECK(run.ended);
    run.application.gate.set_value();
    CHECK(busy.read().status == 200);
}

TEST_CASE("whoever is still being written to when the end begins is told all of it, and holds up nothing then", "[server][stop]")
{
    Running run;
    RawClient slow(run.port);
    slow.send("GET /large HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(slow.awaitFirst()); // the answer has begun, and cannot end
    run.server.stop();
    run.ended.wait(false);
    const auto answer = slow.read();
    CHECK(answer.header("Connection") == "keep-alive");
    CHECK(answer.body.size() == largeBytes);
    CHECK(slow.ended());
}

TEST_CASE("who has just connected when the end begins is still answered", "[server][stop]")
{
    Running run;
    RawClient served(run.port);
    CHECK(served.ask(ask).status == 200);
    RawClient fresh(run.port);
    REQUIRE(fresh.connected());
    run.server.stop();
    CHECK(served.ended());
    CHECK(fresh.ask(ask).status == 200);
}

// [long], as it can fail where clients wait for a processor longer than a leaving server waits for their first byte.
TEST_CASE("of many who connect while a server ends, each is refused at the door or answered", "[server][stop][long]")
{
    for (int round = 0; round < 20; ++round) {
        Running run;
        std::atomic<int> answered = 0;
        std::atomic<int> lost = 0;
        std::vector<std::thread> clients;
        clients.reserve(4);
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&] {
                for (;;) {
                    RawClient client(run.port);
                    if (!client.connected()) {
                        return;
                    }
                    (client.ask(ask).status == 200 ? answered : lost)++;
                }
            });
        }
        while (answered < 20) {
            std::this_thread::yield();
        }
        run.server.stop();
        for (auto& client : clients) {
            client.join();
        }
        INFO(round);
        CHECK(lost == 0);
    }
}

TEST_CASE("a server that is leaving is not ready, and alive", "[server][stop]")
{
    ServerSettings settings;
    settings.http.drain = std::chrono::seconds(2);
    RunningServer run(settings);
    RawClient ready(run.port());
    RawClient live(run.port());
    CHECK(ready.ask("GET /health/ready HTTP/1.1\r\nHost: desk\r\n\r\n").status == 200);
    run.server().stop();
    CHECK(live.ask("GET /health/live HTTP/1.1\r\nHost: desk\r\n\r\n").header("Connection") == "close");
    const auto answer = ready.ask("GET /health/ready HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(answer.status == 503);
    CHECK(answer.body.find("\"code\":\"stopping\"") != std::string::npos);
    CHECK_FALSE(answer.header("Retry-After").empty());
}
