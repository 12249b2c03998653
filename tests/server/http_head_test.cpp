#include "app/server/http_head.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

struct BadHead {
    const char* bytes;
    HttpRefusal refusal;
};

HttpRefusal refusalOf(std::string_view bytes)
{
    const auto scan = scanHttpHead(bytes);
    if (scan.state != HttpHeadScan::State::Complete) {
        return {0, "no head"};
    }
    const auto head = parseHttpHead(bytes.substr(scan.begin, scan.end - scan.begin));
    return head ? HttpRefusal{200, "fine"} : head.error();
}

} // namespace

TEST_CASE("a head that breaks a rule is refused with that rule's status", "[server]")
{
    const BadHead heads[] = {
        {"GET / HTTP/1.1\r\n\r\n", {400, "bad_host"}},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", {400, "bad_host"}},
        {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", {400, "bad_host"}},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", {400, "bad_host"}},
        {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", {400, "bad_header_line"}},
        {"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", {400, "bad_header_line"}},
        {"GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", {400, "bad_header_line"}},
        {"GET / HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n", {400, "bad_header_line"}},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: a\x01z\r\n\r\n", {400, "bad_header_line"}},
        {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"GET /\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"G(T / HTTP/1.1\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"GET / http/1.1\r\nHost: a\r\n\r\n", {400, "bad_request_line"}},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", {505, "http_version_not_supported"}},
        {"GET / HTTP/9.9\r\nHost: a\r\n\r\n", {505, "http_version_not_supported"}},
        {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", {505, "http_version_not_supported"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", {400, "bad_content_length"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", {400, "bad_transfer_encoding"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            {400, "bad_transfer_encoding"}},
        {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", {400, "bad_transfer_encoding"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", {501, "transfer_coding_not_supported"}},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", {501, "transfer_coding_not_supported"}},
    };
    for (const auto& head : heads) {
        INFO(head.bytes);
        const auto refusal = refusalOf(head.bytes);
        CHECK(refusal.status == head.refusal.status);
        CHECK(std::string(refusal.code) == head.refusal.code);
    }
}

TEST_CASE("a good head is read in full", "[server]")
{
    const std::string bytes = "\r\nPOST http://desk/api?q=1 HTTP/1.1\r\nHost: desk:80\r\nX-One:  two \r\nExpect: 100-continue\r\n"
                              "Content-Length: 12\r\nConnection: close\r\n\r\n";
    const auto scan = scanHttpHead(bytes);
    REQUIRE(scan.state == HttpHeadScan::State::Complete);
    CHECK(scan.end == bytes.size());
    const auto head = parseHttpHead(std::string_view(bytes).substr(scan.begin));
    REQUIRE(head);
    CHECK(head->method == "POST");
    CHECK(head->path == "/api");
    CHECK(head->query == "q=1");
    CHECK(head->contentLength == 12);
    CHECK(head->expectsContinue);
    CHECK_FALSE(head->keepAlive);
    CHECK(head->fields.at(1).name == "x-one");
    CHECK(head->fields.at(1).value == "two");
}

TEST_CASE("a length beyond 64 bits is a large body, not a bad one", "[server]")
{
    const auto head = parseHttpHead("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    REQUIRE(head);
    CHECK(head->contentLength > (1ULL << 62));
}

TEST_CASE("a bare line end breaks a head at once", "[server]")
{
    CHECK(scanHttpHead("GET / HTTP/1.1\nHost").state == HttpHeadScan::State::Broken);
    CHECK(scanHttpHead("GET / HTTP/1.1\rHost").state == HttpHeadScan::State::Broken);
    CHECK(scanHttpHead("GET / HTTP/1.1\r").state == HttpHeadScan::State::NeedMore);
    CHECK(scanHttpHead("GET / HTTP/1.1\r\n\r").state == HttpHeadScan::State::NeedMore);
}
