#include "app/server/content_coding.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>
#include <zstd.h>

#include <QJsonDocument>

using namespace relais;
using namespace relais::test;

namespace {

std::string packed(const std::string& text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

} // namespace

TEST_CASE("a packed body is unpacked, and no further than the limit", "[server]")
{
    CHECK(unpackZstd(packed("hello"), 5).value() == "hello");
    CHECK(unpackZstd(packed("hello!"), 5).error() == UnpackFailure::TooLarge);
    CHECK(unpackZstd("hello", 100).error() == UnpackFailure::Broken);
    const auto whole = packed(std::string(1000, 'x'));
    CHECK(unpackZstd(whole.substr(0, whole.size() - 2), 2000).error() == UnpackFailure::Broken);
    CHECK(unpackZstd(packed(std::string(50'000'000, '\0')), 2'000'000).error() == UnpackFailure::TooLarge);
}

TEST_CASE("facts are taken packed, and a small body that becomes a large one is a 413", "[server]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto contact = desk.lease(1).first().toObject();
    const QJsonObject upload{{QStringLiteral("facts"), QJsonArray{desk.started(contact)}}};
    const auto text = QJsonDocument(upload).toJson(QJsonDocument::Compact).toStdString();
    const std::string coding = "Content-Encoding: zstd\r\n";
    const auto taken = run.client().send("POST", "/api/v1/facts", desk.credential, "application/json", packed(text), coding);
    CHECK(taken.status == 200);
    CHECK(statusesOf(taken) == QStringList{QStringLiteral("accepted")});
    const auto bomb = packed("{\"facts\":[" + std::string(50'000'000, ' ') + "]}");
    CHECK(run.client().send("POST", "/api/v1/facts", desk.credential, "application/json", bomb, coding).status == 413);
}
