// Requests that wait for an answer hold no thread: they are answered whenever it is there, and the end of the server waits for them.
#include "app/server/http_server.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

std::string ask(const std::string& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: desk\r\n\r\n";
}

/// Keeps whoever asks for "/later" until the test answers.
class Keeper final : public HttpApplication {
public:
    HttpAdmission admit(const HttpRequest&) override { return {}; }
    bool isPrompt(const HttpRequest& request) const override { return request.path.starts_with("/later"); }
    bool isAtOnce(const HttpRequest& request) const override { return request.path.starts_with("/at-once"); }
    void answer(const HttpRequest& request, Then then) override
    {
        if (request.path == "/at-once/thrown") {
            throw std::runtime_error("boom");
        }
        if (request.path == "/at-once/forgotten") {
            return;
        }
        if (request.path == "/later/thrown") {
            throw std::runtime_error("boom");
        }
        if (request.path == "/later/forgotten") {
            return;
        }
        if (request.path != "/later") {
            then({200, {}, request.path, false});
            return;
        }
        const std::scoped_lock lock(m_mutex);
        m_kept.push_back(std::move(then));
        m_came.notify_all();
    }
    HttpResponse refuse(const HttpRefusal& refusal) override { return {refusal.status, {}, refusal.code, false}; }

    void await(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_came.wait(lock, [&] { return m_kept.size() >= count; });
    }
    Then takeFirst()
    {
        const std::scoped_lock lock(m_mutex);
        Then first = std::move(m_kept.front());
        m_kept.pop_front();
        return first;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<Then> m_kept;
};

struct Running {
    explicit Running(const HttpLimits& limits = {})
        : server(limits, application), port(server.listen(QStringLiteral("127.0.0.1"), 0).value()),
          thread([this] { server.run(); })
    {}
    ~Running()
    {
        server.stop();
        if (thread.joinable()) {
            thread.join();
        }
    }

    Keeper application;
    HttpServer server;
    unsigned short port;
    std::thread thread;
};

} // namespace

TEST_CASE("whoever waits holds no thread, and is answered from any", "[server]")
{
    HttpLimits limits;
    limits.workers = 1;
    Running run(limits);
    std::deque<RawClient> waiting;
    for (int i = 0; i < 20; ++i) {
        waiting.emplace_back(run.port);
        waiting.back().send(ask("/later"));
    }
    run.application.await(20);
    CHECK(RawClient(run.port).ask(ask("/now")).status == 200);
    std::thread other([&] {
        for (int i = 0; i < 20; ++i) {
            run.application.takeFirst()({200, {}, "at last", false});
        }
    });
    for (RawClient& client : waiting) {
        CHECK(client.read().body == "at last");
    }
    other.join();
    CHECK(waiting.front().ask(ask("/now")).body == "/now"); // the connection goes on
}

TEST_CASE("those who wait have a bound", "[server]")
{
    HttpLimits limits;
    limits.waitingRequests = 2;
    Running run(limits);
    RawClient first(run.port);
    RawClient second(run.port);
    first.send(ask("/later"));
    second.send(ask("/later"));
    run.application.await(2);
    CHECK(RawClient(run.port).ask(ask("/later")).status == 503);
    CHECK(run.server.load().waiting == 2);
    CHECK(run.server.load().running == 0); // no thread has them
    run.application.takeFirst()({200, {}, {}, false});
    CHECK(first.read().status == 200);
    CHECK(RawClient(run.port).ask(ask("/now")).status == 200);
    run.application.takeFirst()({200, {}, {}, false});
    CHECK(second.read().status == 200);
}

TEST_CASE("whoever asks whether a full server is alive needs no place", "[server]")
{
    HttpLimits limits;
    limits.waitingRequests = 0;
    Running run(limits);
    RawClient client(run.port);
    CHECK(client.ask(ask("/now")).status == 503);
    CHECK(client.ask(ask("/at-once")).body == "/at-once");
    CHECK(client.ask(ask("/at-once/thrown")).status == 500);
    CHECK(client.ask(ask("/at-once/forgotten")).status == 500);
    CHECK(client.ask(ask("/at-once")).status == 200);
}

TEST_CASE("what nobody answers is a 500, once", "[server]")
{
    Running run;
    RawClient client(run.port);
    CHECK(client.ask(ask("/later/forgotten")).status == 500);
    CHECK(client.ask(ask("/later/thrown")).status == 500);
    client.send(ask("/later"));
    run.application.await(1);
    const auto then = run.application.takeFirst();
    then({200, {}, "first", false});
    then({200, {}, "second", false});
    CHECK(client.read().body == "first");
    CHECK(client.ask(ask("/now")).body == "/now");
}

TEST_CASE("the end waits for whoever waits", "[server]")
{
    Running run;
    RawClient client(run.port);
    client.send(ask("/later"));
    run.application.await(1);
    run.server.stop();
    run.application.takeFirst()({200, {}, "in time", false});
    CHECK(client.read().body == "in time");
    CHECK(client.ended());
    run.thread.join();
}

TEST_CASE("whoever leaves while she waits hurts nobody", "[server]")
{
    Running run;
    {
        RawClient client(run.port);
        client.send(ask("/later"));
        run.application.await(1);
    }
    run.application.takeFirst()({200, {}, {}, false});
    CHECK(RawClient(run.port).ask(ask("/now")).status == 200);
}

TEST_CASE("a store that still reads when the server goes answers where there is nobody any more", "[server]")
{
    std::promise<void> begun;
    std::promise<void> goOn;
    const auto kept = std::make_shared<int>(0);
    std::thread releasing;
    {
        RunningServer running;
        running.server().database().run(
            Access::Read,
            [&](Connection&) {
                begun.set_value();
                goOn.get_future().wait();
                return Done{};
            },
            [kept](const Result<Done>&) {});
        begun.get_future().wait();
        // The door closes when the engine goes; the store waits for what it reads.
        releasing = std::thread([&, port = running.port()] {
            for (int tries = 0; tries < 10'000 && RawClient(port).connected(); ++tries) {
                std::this_thread::yield();
            }
            goOn.set_value();
        });
    }
    releasing.join();
    CHECK(kept.use_count() == 1);
}
