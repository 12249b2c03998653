#include "app/server/content_coding.h"
#include "app/server/pack_answer.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <QJsonDocument>

using namespace relais;
using namespace relais::test;

namespace {

constexpr auto identity = ContentCoding::Identity;
constexpr auto zstd = ContentCoding::Zstd;
constexpr auto gzip = ContentCoding::Gzip;

/// What gzip undoes, by zlib itself.
std::string ungzipped(const std::string& packedBody)
{
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string in = packedBody;
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

HttpRequest asking(const std::string& accepted, const std::string& method = "GET")
{
    HttpRequest request;
    request.method = method;
    if (!accepted.empty()) {
        request.fields.push_back({"accept-encoding", accepted});
    }
    return request;
}

std::string fieldOf(const HttpResponse& response, const std::string& name)
{
    for (const HttpField& field : response.fields) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

} // namespace

TEST_CASE("the coding is what the client wants most, of those that are known", "[server]")
{
    struct Row {
        std::vector<std::string_view> accepted;
        ContentCoding best;
        bool takesIdentity;
    };
    const std::vector<Row> rows = {
        {{}, identity, true},
        {{""}, identity, true},
        {{"zstd"}, zstd, true},
        {{"gzip"}, gzip, true},
        {{"x-gzip"}, gzip, true},
        {{"GZip"}, gzip, true},
        {{"gzip, deflate, br, zstd"}, zstd, true},
        {{"gzip", "zstd"}, zstd, true},
        {{"zstd;q=0.5, gzip;q=0.9"}, gzip, true},
        {{"zstd;q=0.5,gzip;q=0.5"}, zstd, true},
        {{"zstd;q=0, gzip"}, gzip, true},
        {{"zstd;q=0.000, gzip;q=0"}, identity, true},
        {{"br, deflate, compress"}, identity, true},
        {{"*"}, zstd, true},
        {{"*;q=0.1"}, zstd, true},
        {{"zstd;q=0, *"}, gzip, true},
        {{"*;q=0"}, identity, false},
        {{"*;q=0, gzip"}, gzip, false},
        {{"*;q=0, identity"}, identity, true},
        {{"identity;q=0"}, identity, false},
        {{"identity;q=0, gzip;q=0.1"}, gzip, false},
        {{"identity;q=1, gzip;q=0.5"}, identity, true},
        {{"identity;q=0.5, gzip;q=0.5"}, gzip, true},
        {{"gzip;q=0.001"}, gzip, true},
        {{" zstd ; q=0.2 ,\tgzip;Q=0.3"}, gzip, true},
        // What is no weight is as if it had not been said.
        {{"zstd;q=2, gzip"}, gzip, true},
        {{"zstd;q=-1, gzip"}, gzip, true},
        {{"zstd;q=, gzip"}, gzip, true},
        {{"zstd;q=0.1234, gzip;q=0.01"}, gzip, true},
        {{"zstd;q=1.001, gzip;q=0.01"}, gzip, true},
        {{"zstd;level=9, gzip;q=0.01"}, gzip, true},
        {{",,;,=,;q=1,"}, identity, true},
        {{"zstdx, gzi"}, identity, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.accepted.empty() ? std::string("(nothing)") : std::string(row.accepted.front()));
        CHECK(chooseCoding(row.accepted) == CodingChoice{row.best, row.takesIdentity});
    }
}

TEST_CASE("a large answer is packed and says so, and is the same once unpacked", "[server]")
{
    const std::string body(5'000, 'x');
    for (const char* coding : {"zstd", "gzip"}) {
        HttpResponse response{200, {{"Content-Type", "application/json"}}, body, false};
        packAnswer(asking(coding), response);
        CHECK(fieldOf(response, "Content-Encoding") == coding);
        CHECK(fieldOf(response, "Vary") == "Accept-Encoding");
        CHECK(response.body.size() < body.size() / 10);
        CHECK(
            (coding == std::string("zstd") ? unpackZstd(response.body, body.size()).value() : ungzipped(response.body)) == body);
    }
}

TEST_CASE("what is not to be packed goes as it is", "[server]")
{
    const std::string large(worthPacking, 'x');
    const auto untouched = [](const HttpRequest& request, const HttpResponse& given) {
        HttpResponse response = given;
        packAnswer(request, response);
        return response.body == given.body && fieldOf(response, "Content-Encoding").empty();
    };
    CHECK(untouched(asking("zstd"), {200, {}, std::string(worthPacking - 1, 'x'), false}));
    CHECK_FALSE(untouched(asking("zstd"), {200, {}, large, false}));
    CHECK(untouched(asking("zstd", "HEAD"), {200, {}, large, false}));
    CHECK(untouched(asking("zstd"), {204, {}, large, false}));
    CHECK(untouched(asking("zstd"), {304, {}, large, false}));
    CHECK(untouched(asking("zstd"), {200, {}, {}, false}));
    CHECK(untouched(asking("br"), {200, {}, large, false}));
    CHECK(untouched(asking(""), {200, {}, large, false}));
    // Nobody may keep an answer that was not packed for a client who asked for another.
    HttpResponse plain{200, {}, large, false};
    packAnswer(asking(""), plain);
    CHECK(fieldOf(plain, "Vary") == "Accept-Encoding");
    // Who takes nothing unpacked gets also what is not worth it packed; who takes nothing that we know gets it as it is.
    CHECK_FALSE(untouched(asking("identity;q=0, zstd"), {200, {}, "small", false}));
    CHECK(untouched(asking("identity;q=0"), {200, {}, large, false}));
    // What packing would make longer is left alone.
    std::string noise;
    SeededRandom random(3);
    while (noise.size() < 2 * worthPacking) {
        noise.push_back(static_cast<char>(random.next()));
    }
    CHECK(untouched(asking("zstd"), {200, {}, noise, false}));
}

TEST_CASE("contacts and pages of the feed come packed over the wire, and say the same", "[server]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    REQUIRE(desk.lease(8).size() > 1);
    for (const std::string path : {"/changes", "/programmes", "/agenda"}) {
        INFO(path);
        const auto plain = run.client().get("/api/v1" + path, desk.token);
        REQUIRE(plain.status == 200);
        CHECK(plain.raw.header("Content-Encoding").empty());
        for (const std::string coding : {"zstd", "gzip"}) {
            const auto answer =
                run.client().send("GET", "/api/v1" + path, desk.token, {}, {}, "Accept-Encoding: br, " + coding + "\r\n");
            REQUIRE(answer.status == 200);
            if (plain.raw.body.size() < worthPacking) {
                CHECK(answer.raw.body.size() == plain.raw.body.size());
                continue;
            }
            CHECK(answer.raw.header("Content-Encoding") == coding);
            CHECK(answer.raw.header("Vary") == "Accept-Encoding");
            CHECK(answer.raw.header("Content-Length") == std::to_string(answer.raw.body.size()));
            CHECK(answer.raw.body.size() < plain.raw.body.size());
            const auto body = coding == "zstd" ? unpackZstd(answer.raw.body, 4'000'000).value() : ungzipped(answer.raw.body);
            CHECK(body.size() == plain.raw.body.size());
        }
    }
}

TEST_CASE("an upload in a coding that is not taken is a 415 still", "[server]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const std::string body = packed("{\"facts\":[]}", gzip);
    CHECK(
        run.client().send("POST", "/api/v1/facts", desk.credential, "application/json", body, "Content-Encoding: gzip\r\n").status
        == 415);
}
