#include "tests/support/echo_server.h"
#include "tests/support/raw_client.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

using Running = EchoServer;

const std::string host = "Host: desk\r\n";

} // namespace

TEST_CASE("one connection serves many requests, also sent at once", "[server]")
{
    Running run;
    RawClient client(run.port);
    CHECK(client.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").body == "GET /a 0");
    CHECK(client.ask("POST /b HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc").body == "POST /b 3");
    CHECK(
        client.ask("POST /c HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").body
        == "POST /c 5");
    CHECK(client.ask("GET /1 HTTP/1.1\r\n" + host + "\r\nGET /2 HTTP/1.1\r\n" + host + "\r\n").body == "GET /1 0");
    CHECK(client.read().body == "GET /2 0");
    const auto last = client.ask("GET /d HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    CHECK(last.header("Connection") == "close");
    CHECK(client.ended());
}

TEST_CASE("what breaks the protocol gets one refusal and the end of the connection", "[server]")
{
    Running run;
    const std::pair<std::string, int> cases[] = {
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"GET / HTTP/1.1\nHost: a\n\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501},
        {"GET / HTTP/9.9\r\n" + host + "\r\n", 505},
        {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'x') + "\r\n\r\n", 431},
        {"GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 414},
    };
    for (const auto& [bytes, status] : cases) {
        INFO(bytes.substr(0, 80));
        RawClient client(run.port);
        const auto answer = client.ask(bytes + "GET /smuggled HTTP/1.1\r\n" + host + "\r\n");
        CHECK(answer.status == status);
        CHECK(answer.header("Connection") == "close");
        CHECK(client.ended());
    }
}

TEST_CASE("a body over the limit is refused, and the refusal can be read", "[server]")
{
    Running run;
    const std::string large(5 * 1024 * 1024, 'x');
    {
        RawClient client(run.port);
        client.send("POST / HTTP/1.1\r\n" + host + "Content-Length: " + std::to_string(large.size()) + "\r\n\r\n");
        client.send(large);
        CHECK(client.read().status == 413);
        CHECK(client.ended());
    }
    {
        RawClient client(run.port);
        client.send("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n500000\r\n");
        client.send(large);
        client.send("\r\n0\r\n\r\n");
        CHECK(client.read().status == 413);
        CHECK(client.ended());
    }
    {
        RawClient client(run.port);
        CHECK(client.ask("POST / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n").status == 413);
    }
    {
        RawClient client(run.port);
        CHECK(client.ask("POST / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n").status == 100);
        CHECK(client.ask("abcde").body == "POST / 5");
    }
}

TEST_CASE("who may not ask is told so before the body is there", "[server]")
{
    Running run;
    const std::string length = "Content-Length: 2000000\r\n";
    for (const std::string& way : {length, std::string("Transfer-Encoding: chunked\r\n"), "Expect: 100-continue\r\n" + length}) {
        INFO(way);
        RawClient client(run.port);
        client.send("POST /stranger HTTP/1.1\r\n" + host + way + "\r\n");
        CHECK(client.read().status == 401);
        CHECK(client.ended());
    }
    {
        // Most clients send all before they read.
        RawClient client(run.port);
        client.send("POST /stranger HTTP/1.1\r\n" + host + length + "\r\n");
        client.send(std::string(2'000'000, 'x'));
        CHECK(client.read().status == 401);
    }
    CHECK(run.application.asked == 4);
    RawClient open(run.port);
    CHECK(open.ask("POST /open HTTP/1.1\r\n" + host + "Content-Length: 20000\r\n\r\n" + std::string(20'000, 'x')).status == 200);
    CHECK(open.ask("POST /open HTTP/1.1\r\n" + host + "Content-Length: 20001\r\n\r\n").status == 413);
    // A small one is read at once.
    run.application.asked = 0;
    CHECK(RawClient(run.port).ask("POST /small HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\nabcd").status == 200);
    CHECK(run.application.asked == 0);
}

TEST_CASE("all bodies together have a bound, and those that are over give it back", "[server]")
{
    HttpLimits limits;
    limits.allBodiesBytes = 100'000;
    Running run(limits);
    const auto head = [](int bytes) {
        return "POST /a HTTP/1.1\r\n" + host + "Content-Length: " + std::to_string(bytes) + "\r\n\r\n";
    };
    RawClient first(run.port);
    CHECK(first.ask("POST /a HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 60000\r\n\r\n").status == 100);
    RawClient second(run.port);
    CHECK(second.ask(head(60'000)).status == 503);
    CHECK(RawClient(run.port).ask("POST /a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n").status == 503);
    CHECK(RawClient(run.port).ask(head(40'000) + std::string(40'000, 'x')).status == 200);
    CHECK(first.ask(std::string(60'000, 'x')).status == 200);
    CHECK(RawClient(run.port).ask(head(100'000) + std::string(100'000, 'x')).status == 200);
}

TEST_CASE("a half-sent request ends at its deadline, an idle connection stays", "[server]")
{
    HttpLimits limits;
    limits.requestDeadline = std::chrono::milliseconds(150);
    Running run(limits);
    RawClient idle(run.port);
    CHECK(idle.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
    RawClient head(run.port);
    head.send("GET / HT");
    RawClient body(run.port);
    body.send("POST / HTTP/1.1\r\n" + host + "Content-Length: 10\r\n\r\nabc");
    CHECK(head.ended());
    CHECK(body.ended());
    CHECK(idle.ask("GET /b HTTP/1.1\r\n" + host + "\r\n").status == 200);
}

TEST_CASE("a thousand connections from one address are served", "[server]")
{
    Running run;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 1000; ++i) {
        clients.push_back(std::make_unique<RawClient>(run.port));
        REQUIRE(clients.back()->connected());
    }
    std::size_t fine = 0;
    for (auto& client : clients) {
        fine += client->ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200 ? 1U : 0U;
    }
    CHECK(fine == 1000);
}

TEST_CASE("an address over its share of connections is told so", "[server]")
{
    HttpLimits limits;
    limits.connectionsPerAddress = 2;
    Running run(limits);
    RawClient one(run.port);
    RawClient two(run.port);
    CHECK(one.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
    CHECK(two.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
    RawClient three(run.port);
    CHECK(three.read().status == 503);
}

TEST_CASE("stopping answers what is in flight and closes what is idle", "[server]")
{
    Running run;
    RawClient idle(run.port);
    CHECK(idle.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
    RawClient busy(run.port);
    busy.send("GET /gate HTTP/1.1\r\n" + host + "\r\n");
    run.application.m_entered.get_future().wait();
    run.server.stop();
    CHECK(idle.ended());
    CHECK_FALSE(RawClient(run.port).connected());
    run.application.m_gate.set_value();
    const auto answer = busy.read();
    CHECK(answer.status == 200);
    CHECK(answer.header("Connection") == "close");
    run.server.stop();
    run.thread.join();
    CHECK(run.told == 1);
}

TEST_CASE("heavy requests wait for each other and hold up nobody else", "[server]")
{
    HttpLimits limits;
    limits.workers = 1;
    limits.heavyWorkers = 1;
    limits.waitingHeavy = 3;
    const std::string heavy = "POST /heavy HTTP/1.1\r\n" + host + "\r\n";
    {
        Running run(limits);
        RawClient first(run.port);
        first.send("GET /gate?heavy HTTP/1.1\r\n" + host + "\r\n");
        run.application.m_entered.get_future().wait();
        RawClient second(run.port);
        RawClient third(run.port);
        second.send(heavy);
        third.send(heavy);
        // So many wait that one more is told so; whichever of the three comes last.
        RawClient fourth(run.port);
        fourth.send(heavy);
        for (int i = 0; i < 20; ++i) {
            CHECK(RawClient(run.port).ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
        }
        run.application.m_gate.set_value();
        CHECK(first.read().status == 200);
        const int refused =
            (second.read().status == 503 ? 1 : 0) + (third.read().status == 503 ? 1 : 0) + (fourth.read().status == 503 ? 1 : 0);
        CHECK(refused == 1);
        CHECK(RawClient(run.port).ask(heavy).status == 200);
    }
    limits.heavyWait = std::chrono::milliseconds(0);
    Running run(limits);
    CHECK(RawClient(run.port).ask(heavy).status == 503);
    CHECK(RawClient(run.port).ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
}

TEST_CASE("half-sent requests get a moment when the end begins, and do not hold it up", "[server]")
{
    HttpLimits limits;
    limits.requestDeadline = std::chrono::minutes(5);
    const std::string half = "POST /a HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n";
    {
        Running run(limits);
        RawClient slow(run.port);
        REQUIRE(slow.ask(half).status == 100);
        RawClient idle(run.port);
        CHECK(idle.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
        run.server.stop();
        CHECK(idle.ended());
        CHECK(slow.ask("abcdefghij").status == 200);
    }
    limits.stopGrace = std::chrono::milliseconds(50);
    Running run(limits);
    RawClient head(run.port);
    head.send("GET / HT");
    RawClient body(run.port);
    REQUIRE(body.ask(half).status == 100);
    body.send("abc");
    run.server.stop();
    CHECK(body.ended());
    CHECK(head.ended());
    run.thread.join();
}

TEST_CASE("a handler that throws is a 500, not an end of the server", "[server]")
{
    Running run;
    RawClient client(run.port);
    CHECK(client.ask("GET /throw HTTP/1.1\r\n" + host + "\r\n").status == 500);
    CHECK(client.ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
}

TEST_CASE("a client that leaves while its answer is made hurts nobody", "[server]")
{
    Running run;
    {
        RawClient gone(run.port);
        gone.send("GET /gate HTTP/1.1\r\n" + host + "\r\n");
        run.application.m_entered.get_future().wait();
    }
    run.application.m_gate.set_value();
    CHECK(RawClient(run.port).ask("GET /a HTTP/1.1\r\n" + host + "\r\n").status == 200);
}
