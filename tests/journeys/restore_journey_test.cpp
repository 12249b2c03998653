// A central server that is put back to an older copy of its store, with what its desks still hold.
#include "tests/support/central_truth.h"
#include "tests/support/desk_process.h"
#include "tests/support/server_process.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace relais;
using namespace relais::test;

namespace {

QJsonObject enrolmentCaller(const ServerProcess& server)
{
    for (const auto& agent : server.about()[u"agents"].toArray()) {
        if (agent.toObject()[u"role"].toString() == u"enrolment_caller") {
            return agent.toObject();
        }
    }
    return {};
}

QJsonObject asked(DeskProcess& desk, const QByteArray& command)
{
    const auto answer = desk.ask(command, std::chrono::seconds(60));
    INFO(command.toStdString() << QJsonDocument(answer).toJson().toStdString() << desk.said().toStdString());
    REQUIRE(answer[u"ok"].toBool());
    return answer;
}

} // namespace

TEST_CASE("a server restored from last night's copy is told again what it had acknowledged", "[journey]")
{
    ServerProcess server;
    REQUIRE(server.start());
    DeskProcess desk(server.port(), server.about()[u"desk_enrolment_code"].toString(), enrolmentCaller(server));
    REQUIRE(desk.start());
    asked(desk, "sign-in");
    asked(desk, "ready");
    asked(desk, "work no_answer");
    asked(desk, "settle");
    REQUIRE(server.stop() == 0);
    const QString copy = server.folder() + QStringLiteral("/copy.sqlite");
    REQUIRE(QFile::copy(server.database(), copy));

    REQUIRE(server.start());
    QSet<QString> acknowledged;
    for (int i = 0; i < 3; ++i) {
        acknowledged.insert(asked(desk, "work no_answer")[u"attempt"].toString());
    }
    asked(desk, "settle");
    REQUIRE(server.stop() == 0);
    for (const char* suffix : {"", "-wal", "-shm"}) {
        QFile::remove(server.database() + QLatin1String(suffix));
    }
    REQUIRE(QFile::copy(copy, server.database()));
    REQUIRE(CentralTruth(server.database()).attempts().count(*acknowledged.begin()) == 0);

    REQUIRE(server.start());
    const auto missing = [&] {
        const auto attempts = CentralTruth(server.database()).attempts();
        return std::count_if(
            acknowledged.begin(), acknowledged.end(), [&](const QString& one) { return attempts.count(one) == 0; });
    };
    for (int round = 0; round < 10 && missing() > 0; ++round) {
        asked(desk, "settle");
    }
    CHECK(missing() == 0);
    CHECK(CentralTruth(server.database()).attemptsNotClosedOnce().isEmpty());
    // She goes on, and what she does now arrives as well.
    acknowledged.insert(asked(desk, "work no_answer")[u"attempt"].toString());
    asked(desk, "settle");
    CHECK(missing() == 0);
    CHECK(desk.stop() == 0);
    CHECK(server.stop() == 0);
}
