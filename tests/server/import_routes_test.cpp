#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>
#include <QFile>

using namespace relais;
using namespace relais::test;

namespace {

QByteArray sharedList()
{
    QFile file(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Opens an import; its path.
std::string open(const DemoDesk& lead)
{
    const auto made = lead.post("/imports",
        {{QStringLiteral("campaign"), QStringLiteral("diabete-ecart")},
            {QStringLiteral("reference_date"), QStringLiteral("2026-11-01")}});
    REQUIRE(made.status == 201);
    return "/imports/" + made.json.value(QStringLiteral("import_id")).toString().toStdString();
}

HttpAnswer put(const RunningServer& run, const DemoDesk& lead, const std::string& path, const QByteArray& bytes)
{
    return run.client().send("PUT", "/api/v1" + path, lead.token, "application/octet-stream", bytes.toStdString());
}

QJsonObject commitOf(const QByteArray& list, int chunks)
{
    const auto hash = QCryptographicHash::hash(list, QCryptographicHash::Sha256).toHex();
    return {{QStringLiteral("chunks"), chunks}, {QStringLiteral("sha256"), QString::fromLatin1(hash)}};
}

} // namespace

TEST_CASE("a list is sent in pieces and imported at the commit, once", "[server][imports]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk lead(run, "julie");
    const QByteArray list = sharedList();
    const auto path = open(lead);
    constexpr qsizetype piece = 200'000;
    int chunks = 0;
    for (qsizetype at = 0; at < list.size(); at += piece) {
        CHECK(put(run, lead, path + "/chunks/" + std::to_string(chunks++), list.mid(at, piece)).status == 204);
    }
    REQUIRE(chunks > 1);
    CHECK(put(run, lead, path + "/chunks/0", list.left(piece)).status == 204);
    CHECK(put(run, lead, path + "/chunks/0", "other").status == 409);
    CHECK(lead.post(path + "/commit", commitOf(list + "x", chunks)).status == 409);
    const auto committed = lead.post(path + "/commit", commitOf(list, chunks));
    REQUIRE(committed.status == 200);
    CHECK(committed.json.value(QStringLiteral("state")).toString() == QStringLiteral("committed"));
    const auto summary = committed.json.value(QStringLiteral("summary")).toObject();
    CHECK(summary.value(QStringLiteral("rows")).toInt() > 4000);
    const auto again = lead.post(path + "/commit", commitOf(list, chunks));
    CHECK(again.status == 200);
    CHECK(again.json.value(QStringLiteral("summary")).toObject() == summary);
    CHECK(lead.get(path).json.value(QStringLiteral("summary")).toObject() == summary);
    CHECK(run.client().remove("/api/v1" + path, lead.token).status == 409);
}

TEST_CASE("what is no list changes nothing and says why", "[server][imports]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk lead(run, "julie");
    const auto path = open(lead);
    const QByteArray text = "canary;canary\n1;2\n";
    CHECK(put(run, lead, path + "/chunks/0", text).status == 204);
    const auto refused = lead.post(path + "/commit", commitOf(text, 1));
    CHECK(refused.status == 422);
    CHECK(refused.code() == QStringLiteral("list.not_a_list"));
    CHECK(refused.raw.body.find("canary") == std::string::npos);
    CHECK(lead.get(path).json.value(QStringLiteral("state")).toString() == QStringLiteral("open"));
    CHECK(run.client().remove("/api/v1" + path, lead.token).status == 204);
    CHECK(lead.get(path).json.value(QStringLiteral("state")).toString() == QStringLiteral("abandoned"));
}

TEST_CASE("an import of an unknown campaign, or that does not exist, is refused", "[server][imports]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk lead(run, "julie");
    const auto unknown = lead.post("/imports",
        {{QStringLiteral("campaign"), QStringLiteral("canary")},
            {QStringLiteral("reference_date"), QStringLiteral("2026-11-01")}});
    CHECK(unknown.status == 422);
    CHECK(unknown.code() == QStringLiteral("unknown_campaign"));
    const std::string nobody = "/imports/01931c5e-7a00-7000-8000-0000000000ff";
    CHECK(lead.get(nobody).status == 404);
    CHECK(put(run, lead, nobody + "/chunks/0", "x").status == 404);
    CHECK(lead.post(nobody + "/commit", commitOf("x", 1)).status == 404);
}
