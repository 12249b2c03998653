// The tool against the whole server in this process.
#include "app/relaisctl/verbs.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

struct ToolRun {
    int code = -1;
    std::string out;
    std::string err;
};

ToolRun importInto(const RunningServer& server, const QByteArray& token, const QString& list, const QString& rejects = {})
{
    qputenv("RELAIS_TOKEN", token);
    QStringList arguments{QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
        QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
        QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(server.port()), QStringLiteral("--json")};
    if (!rejects.isEmpty()) {
        arguments += {QStringLiteral("--rejects"), rejects};
    }
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(arguments + QStringList{list}, ToolStreams{out, err, false});
    qunsetenv("RELAIS_TOKEN");
    return {code, out.str(), err.str()};
}

} // namespace

TEST_CASE("a list that is sent to a server gives the same figures as a file, once", "[campaigns][server-import]")
{
    const RunningServer server;
    const QByteArray token = server.signIn(server.enrol(), QStringLiteral("luc"));
    REQUIRE_FALSE(token.isEmpty());
    const QString list = QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv");
    QFile expected(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.expected.json"));
    REQUIRE(expected.open(QIODevice::ReadOnly));
    const QJsonObject summary = QJsonDocument::fromJson(expected.readAll()).object().value(QStringLiteral("summary")).toObject();

    const ToolRun first = importInto(server, token, list);
    INFO(first.err);
    CHECK(first.code == 0);
    CHECK(QJsonDocument::fromJson(QByteArray::fromStdString(first.out)).object() == summary);
    CHECK(first.err.find("4617 nouvelles") != std::string::npos);
    const ToolRun again = importInto(server, token, list);
    CHECK(again.code == 0);
    CHECK(again.out == first.out);
    CHECK(again.err.find("0 nouvelles personnes, 0 mises à jour, 4617") != std::string::npos);
}

TEST_CASE("a server that says no changes nothing, and the tool says why in one sentence", "[campaigns][server-import]")
{
    const RunningServer server;
    QTemporaryDir folder;
    const QString rejects = folder.filePath(QStringLiteral("rejets.csv"));
    const QString list = QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv");
    for (const QByteArray& token : {QByteArray("nonsense"), server.signIn(server.enrol(), QStringLiteral("elsa"))}) {
        const ToolRun run = importInto(server, token, list, rejects);
        INFO(run.err);
        CHECK((run.code >= 1 && run.code <= 125));
        CHECK(run.out.empty());
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        CHECK_FALSE(QFile::exists(rejects));
    }
    CHECK(importInto(server, QByteArray(), list).code == 2);
}
