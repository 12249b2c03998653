#include "app/server/http_server.h"
#include "app/server/trusted_proxies.h"
#include "tests/support/raw_client.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

std::string clientOf(const char* proxies, const char* peer, std::vector<HttpField> fields)
{
    return TrustedProxies::read(proxies).value().clientOf(peer, fields);
}

/// Says who asked.
class WhoAsks final : public HttpApplication {
public:
    HttpAdmission admit(const HttpRequest&) override { return {}; }
    void answer(const HttpRequest& request, Then then) override { then({200, {}, request.remoteAddress, false}); }
    HttpResponse refuse(const HttpRefusal& refusal) override { return {refusal.status, {}, refusal.code, false}; }
};

} // namespace

TEST_CASE("an address has one spelling, and nothing else is one", "[server]")
{
    CHECK(plainAddress("192.0.2.7") == "192.0.2.7");
    CHECK(plainAddress("2001:DB8:0:0::7") == "2001:db8::7");
    CHECK(plainAddress("::ffff:192.0.2.7") == "192.0.2.7");
    for (const char* text : {"", "unknown", "192.0.2.7:80", "[2001:db8::7]", "192.0.2", "192.0.2.07", "192.0.2.7 ",
             "fe80::1%eth0", "192.0.2.0/24", "desk.example", "192.0.2.7;x", "0x7f.1"}) {
        INFO(text);
        CHECK_FALSE(plainAddress(text));
    }
    CHECK_FALSE(plainAddress(std::string_view("192.0.2.7\0x", 11)));
}

TEST_CASE("proxies are a list of addresses, each once", "[server][config]")
{
    CHECK(TrustedProxies::read("127.0.0.1").value().trusts("127.0.0.1"));
    CHECK(TrustedProxies::read("127.0.0.1,::1").value().trusts("::1"));
    CHECK(TrustedProxies::read("10.0.0.1 ,\t2001:db8:0::1").value().trusts("2001:db8::1"));
    CHECK_FALSE(TrustedProxies::read("127.0.0.1").value().trusts("127.0.0.2"));
    CHECK_FALSE(TrustedProxies().trusts("127.0.0.1"));
    CHECK_FALSE(TrustedProxies().trusts(""));
    for (const char* text : {"", ",", "127.0.0.1,", "127.0.0.1 ::1", "10.0.0.0/8", "localhost", "::1,0:0::1", "*"}) {
        INFO(text);
        CHECK_FALSE(TrustedProxies::read(text));
    }
    std::string many = "10.0.0.1";
    for (std::size_t i = 2; i <= TrustedProxies::most; ++i) {
        many += ",10.0.0." + std::to_string(i);
    }
    CHECK(TrustedProxies::read(many));
    CHECK_FALSE(TrustedProxies::read(many + ",10.0.1.1"));
}

TEST_CASE("the word of a trusted proxy counts, its last one, and nobody else's", "[server]")
{
    const HttpField told{"x-forwarded-for", "198.51.100.4"};
    CHECK(clientOf("127.0.0.1", "127.0.0.1", {told}) == "198.51.100.4");
    CHECK(clientOf("127.0.0.1", "127.0.0.2", {told}) == "127.0.0.2");
    CHECK(TrustedProxies().clientOf("127.0.0.1", {told}) == "127.0.0.1");
    CHECK(clientOf("::1", "::1", {{"x-forwarded-for", "203.0.113.9, 10.0.0.1,  2001:DB8::5 "}}) == "2001:db8::5");
    CHECK(clientOf("::1", "::1", {told, {"x-forwarded-for", "198.51.100.5"}}) == "198.51.100.5");
    CHECK(clientOf("::1", "::1", {{"forwarded", "for=198.51.100.4"}}) == "::1");
    for (const char* value : {"", "unknown", "198.51.100.4, unknown", "198.51.100.4:443", "198.51.100.4,", "\"198.51.100.4\""}) {
        INFO(value);
        CHECK(clientOf("::1", "::1", {{"x-forwarded-for", value}}) == "::1");
    }
}

TEST_CASE("desks behind a trusted proxy are told apart, and share no bound of one address", "[server]")
{
    const std::string forwarded = "GET /a HTTP/1.1\r\nHost: desk\r\nX-Forwarded-For: 198.51.100.4\r\n\r\n";
    for (const bool trusted : {false, true}) {
        INFO(trusted);
        HttpLimits limits;
        limits.connectionsPerAddress = 2;
        if (trusted) {
            limits.proxies = TrustedProxies::read("127.0.0.1").value();
        }
        WhoAsks application;
        HttpServer server(limits, application);
        const auto port = server.listen(QStringLiteral("127.0.0.1"), 0).value();
        std::thread thread([&] { server.run(); });
        {
            RawClient one(port);
            RawClient two(port);
            CHECK(one.ask(forwarded).body == (trusted ? "198.51.100.4" : "127.0.0.1"));
            CHECK(two.ask("GET /a HTTP/1.1\r\nHost: desk\r\n\r\n").body == "127.0.0.1");
            RawClient three(port);
            CHECK(three.ask(forwarded).status == (trusted ? 200 : 503));
        }
        server.stop();
        thread.join();
    }
}
