// What the engine does with those who are slow, who lie about lengths, or who hide one request in another.
#include "tests/support/echo_server.h"
#include "tests/support/raw_client.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const std::string hostLine = "Host: desk\r\n";
const std::string getOther = "GET /other HTTP/1.1\r\n" + hostLine + "\r\n";

std::string post(const std::string& headers, const std::string& rest)
{
    return "POST /first HTTP/1.1\r\n" + hostLine + headers + "\r\n" + rest;
}

/// Sends one byte after another, each time somebody else has been served, until the server has had enough. False: it never had.
bool dripUntilEnded(EchoServer& run, const std::string& bytes)
{
    RawClient slow(run.port);
    RawClient other(run.port);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (std::size_t i = 0; std::chrono::steady_clock::now() < end; ++i) {
        if (!slow.send(bytes.substr(std::min(i, bytes.size() - 1), 1))) {
            return true;
        }
        if (other.ask(getOther).status != 200) {
            return false;
        }
    }
    return false;
}

} // namespace

TEST_CASE("whoever sends a byte now and then is ended at the deadline of the whole request", "[server][abuse]")
{
    HttpLimits limits;
    limits.requestDeadline = std::chrono::milliseconds(150);
    limits.workers = 1;
    EchoServer run(limits);
    const std::string endless(1'000'000, 'x');
    CHECK(dripUntilEnded(run, "GET /first HTTP/1.1\r\n" + hostLine + "X: " + endless));
    CHECK(dripUntilEnded(run, post("Content-Length: 2000000\r\n", endless)));
    CHECK(dripUntilEnded(run, post("Transfer-Encoding: chunked\r\n", "100000\r\n" + endless)));
    CHECK(dripUntilEnded(run, post("Transfer-Encoding: chunked\r\n", "1;" + endless)));
    CHECK(run.application.answered("/first") == 0);
}

TEST_CASE("hundreds of half requests take no worker from those who ask in one go", "[server][abuse]")
{
    HttpLimits limits;
    limits.requestDeadline = std::chrono::minutes(5);
    limits.workers = 1;
    EchoServer run(limits);
    std::vector<std::unique_ptr<RawClient>> half;
    for (int i = 0; i < 300; ++i) {
        half.push_back(std::make_unique<RawClient>(run.port));
        half.back()->send(i % 2 == 0 ? "POST /first HT" : post("Content-Length: 4\r\n", "abc"));
    }
    RawClient whole(run.port);
    for (int i = 0; i < 50; ++i) {
        CHECK(whole.ask(getOther).status == 200);
    }
    // Those who come to the point after all are served.
    CHECK(half[0]->ask("TP/1.1\r\n" + hostLine + "Content-Length: 0\r\n\r\n").status == 200);
    CHECK(half[1]->ask("d").body == "POST /first 4");
    CHECK(run.application.answered("/first") == 2);
}

TEST_CASE("whoever does not read his answer is let go, and what it took is given back", "[server][abuse]")
{
    HttpLimits limits;
    limits.writeDeadline = std::chrono::milliseconds(150);
    limits.workers = 2;
    EchoServer run(limits);
    std::vector<std::unique_ptr<RawClient>> deaf;
    for (int i = 0; i < 4; ++i) {
        deaf.push_back(std::make_unique<RawClient>(run.port));
        deaf.back()->send("GET /flood HTTP/1.1\r\n" + hostLine + "\r\n");
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    RawClient other(run.port);
    CHECK(other.ask(getOther).status == 200);
    while (
        (run.application.answered("/flood") < 4 || run.server.load().connections > 1) && std::chrono::steady_clock::now() < end) {
        REQUIRE(other.ask(getOther).status == 200);
    }
    CHECK(run.server.load().connections == 1);
}

TEST_CASE("many requests in one piece are answered in order, whatever their bodies are like", "[server][abuse]")
{
    EchoServer run;
    std::string all;
    for (int i = 0; i < 40; ++i) {
        const std::string path = "/" + std::to_string(i);
        all += i % 4 == 0 ? "GET " + path + " HTTP/1.1\r\n" + hostLine + "\r\n"
            : i % 4 == 1  ? "POST " + path + " HTTP/1.1\r\n" + hostLine + "Content-Length: 5\r\n\r\nGET /"
            : i % 4 == 2
            ? "POST " + path + " HTTP/1.1\r\n" + hostLine + "Transfer-Encoding: chunked\r\n\r\n3\r\n\r\n0\r\n0\r\n\r\n"
            : "PUT " + path + " HTTP/1.1\r\n" + hostLine + "Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\nT: 1\r\n\r\n";
    }
    const auto expected = [](int i) {
        const std::string path = "/" + std::to_string(i);
        return i % 4 == 0 ? "GET " + path + " 0"
            : i % 4 == 1  ? "POST " + path + " 5"
            : i % 4 == 2  ? "POST " + path + " 3"
                          : "PUT " + path + " 1";
    };
    RawClient client(run.port);
    SECTION("sent at once")
    {
        client.send(all);
    }
    SECTION("cut anywhere")
    {
        for (std::size_t at = 0; at < all.size(); at += 7) {
            client.send(all.substr(at, 7));
        }
    }
    for (int i = 0; i < 40; ++i) {
        REQUIRE(client.read().body == expected(i));
    }
}

TEST_CASE("nothing that stands in a body, or behind a contradiction, is taken for a request", "[server][abuse]")
{
    EchoServer run;
    const std::string hidden = "GET /hidden HTTP/1.1\r\n" + hostLine + "\r\n";
    const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
    // A body stays a body.
    {
        RawClient client(run.port);
        CHECK(client.ask(post(length, hidden) + getOther).body == "POST /first " + std::to_string(hidden.size()));
        CHECK(client.read().body == "GET /other 0");
        CHECK(client.ask("GET /first HTTP/1.1\r\n" + hostLine + length + "\r\n" + hidden).status == 200);
        CHECK(client.ask(getOther).body == "GET /other 0");
    }
    const std::string chunk = "5\r\nabcde\r\n0\r\n\r\n";
    const std::pair<std::string, int> shapes[] = {
        // Two lengths, or one that is no number.
        {post("Content-Length: 0\r\n" + length, ""), 400},
        {post("Content-Length: 0\r\nContent-Length: 0\r\n", ""), 400},
        {post("Content-Length: 0, " + std::to_string(hidden.size()) + "\r\n", ""), 400},
        {post("Content-Length: +5\r\n", "abcde"), 400},
        {post("Content-Length: -1\r\n", ""), 400},
        {post("Content-Length: 0x5\r\n", "abcde"), 400},
        {post("Content-Length: 5 5\r\n", "abcde"), 400},
        {post("Content-Length:\r\n", ""), 400},
        {post("Content-Length: 5;\r\n", "abcde"), 400},
        {post("Content-Length : 5\r\n", "abcde"), 400},
        {post("Content-Length: 5\r\n ,0\r\n", "abcde"), 400},
        {post("Content_Length: 5\r\nContent-Length: \xb2\r\n", "abcde"), 400},
        // A length and a coding.
        {post(length + "Transfer-Encoding: chunked\r\n", chunk), 400},
        {post("Transfer-Encoding: chunked\r\n" + length, chunk), 400},
        {post("Transfer-Encoding: identity\r\n" + length, hidden), 400},
        {post("transfer-encoding: chunked\r\nCONTENT-LENGTH: 5\r\n", chunk), 400},
        // A coding that only one of two servers would see.
        {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunk), 400},
        {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunk), 400},
        {post("Transfer-Encoding : chunked\r\n", chunk), 400},
        {post(" Transfer-Encoding: chunked\r\n", chunk), 400},
        {post("X: y\r\n Transfer-Encoding: chunked\r\n", chunk), 400},
        {post("X: y\nTransfer-Encoding: chunked\r\n", chunk), 400},
        {post("X: y\rTransfer-Encoding: chunked\r\n", chunk), 400},
        {post("Transfer-Encoding: \x0b"
              "chunked\r\n",
             chunk),
            400},
        {post("Transfer-Encoding:\r\n", chunk), 400},
        {post("Transfer-Encoding: xchunked\r\n", chunk), 501},
        {post("Transfer-Encoding: chunked, identity\r\n", chunk), 501},
        {post("Transfer-Encoding: gzip, chunked\r\n", chunk), 501},
        {post("Transfer-Encoding: \"chunked\"\r\n", chunk), 501},
        {"POST /first HTTP/1.0\r\n" + hostLine + "Transfer-Encoding: chunked\r\n\r\n" + chunk, 400},
        // Chunks that are none.
        {post("Transfer-Encoding: chunked\r\n", "-1\r\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "+5\r\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "0x5\r\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", " 5\r\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "5\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "5\r\nabcde0\r\n\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nabcde\r\n0\r\n\r\n"), 400},
        {post("Transfer-Encoding: chunked\r\n", "\r\n\r\n"), 400},
        // A first line that is none, more than one host.
        {"POST  /first HTTP/1.1\r\n" + hostLine + "\r\n", 400},
        {"POST /first HTTP/1.1 \r\n" + hostLine + "\r\n", 400},
        {"POST /first\tHTTP/1.1\r\n" + hostLine + "\r\n", 400},
        {"POST /first HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"POST /first HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        {"POST /first HTTP/2.0\r\n" + hostLine + "\r\n", 505},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"\x16\x03\x01\x02" + std::string(1, '\0') + "\r\n\r\n", 400},
    };
    for (const auto& [bytes, status] : shapes) {
        INFO(bytes);
        RawClient client(run.port);
        const auto answer = client.ask(bytes + hidden);
        CHECK(answer.status == status);
        CHECK(answer.header("Connection") == "close");
        CHECK(client.ended());
    }
    CHECK(run.application.answered("/hidden") == 0);
}

TEST_CASE("ten million bytes are refused however they come, and the refusal can be read", "[server][abuse]")
{
    EchoServer run;
    const std::string piece(1'000'000, 'x');
    const auto sendTen = [&](RawClient& client, const std::string& before, const std::string& behind) {
        for (int i = 0; i < 10; ++i) {
            client.send(before);
            client.send(piece);
            client.send(behind);
        }
    };
    {
        RawClient client(run.port);
        client.send(post("Content-Length: 10000000\r\n", ""));
        sendTen(client, "", "");
        CHECK(client.read().status == 413);
        CHECK(client.ended());
    }
    {
        RawClient client(run.port);
        client.send(post("Transfer-Encoding: chunked\r\n", ""));
        sendTen(client, "f4240\r\n", "\r\n");
        client.send("0\r\n\r\n");
        CHECK(client.read().status == 413);
        CHECK(client.ended());
    }
    {
        // A number of bytes that nobody has.
        RawClient client(run.port);
        CHECK(client.ask(post("Content-Length: 99999999999999999999999\r\nExpect: 100-continue\r\n", "")).status == 413);
    }
    {
        RawClient client(run.port);
        CHECK(client.ask(post("Transfer-Encoding: chunked\r\n", "ffffffffffffff\r\n")).status == 413);
    }
    CHECK(RawClient(run.port).ask(getOther).status == 200);
}
