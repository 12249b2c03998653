// A list on its way into a real server, which is killed in the middle of it.
#include "tests/bench/list_maker.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>

using namespace relais;
using namespace relais::test;

namespace {

constexpr int rows = 12'000;

struct Journey {
    Journey()
    {
        REQUIRE(bench::writeList(list, rows, 5));
        REQUIRE(server.start());
        people = count("count(*) FROM person");
        for (const auto& item : server.about()[u"agents"].toArray()) {
            if (item[u"role"].toString() == u"campaign_lead") {
                lead = item.toObject();
            }
        }
        const HttpClient client(server.port());
        const auto desk = client.post("/api/v1/desks", {},
            {{QStringLiteral("enrolment_code"), server.about()[u"desk_enrolment_code"]},
                {QStringLiteral("desk_name"), QStringLiteral("Poste")}});
        token = client
                    .post("/api/v1/sessions", desk.json[u"credential"].toString().toLatin1(),
                        {{QStringLiteral("login"), lead[u"login"]}, {QStringLiteral("password"), lead[u"password"]}})
                    .json[u"token"]
                    .toString();
        REQUIRE_FALSE(token.isEmpty());
    }
    void start(Program& tool)
    {
        tool.setEnvironment(QStringLiteral("RELAIS_TOKEN"), token);
        REQUIRE(tool.start(
            {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"), QStringLiteral("diabete-ecart"),
                QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"), QStringLiteral("--server"),
                QStringLiteral("http://127.0.0.1:%1").arg(server.port()), QStringLiteral("--json"), list}));
    }
    std::int64_t count(const char* what)
    {
        SQLite::Database reader(server.database().toStdString(), SQLite::OPEN_READONLY, 5'000);
        return reader.execAndGet(std::string("SELECT ") + what).getInt64();
    }
    /// Until rows are going in and not all are.
    bool isUnderWay(Program& tool)
    {
        const QDeadlineTimer deadline(std::chrono::seconds(60));
        while (tool.running() && !deadline.hasExpired()) {
            if (count("count(*) FROM import i JOIN import_progress p ON p.import_id = i.id WHERE i.state = 3 AND p.line > 500")
                == 1) {
                return true;
            }
            tool.readLine(std::chrono::milliseconds(2));
        }
        return false;
    }
    bool isWhole()
    {
        const QDeadlineTimer deadline(std::chrono::seconds(60));
        while (!deadline.hasExpired()) {
            if (count("count(*) FROM import WHERE state = 3") == 0) {
                return true;
            }
            server.said(); // its pipes are emptied
        }
        return false;
    }
    /// Everybody once, each with what the list says and either in the queue, or due a letter, or not eligible.
    void judge()
    {
        const auto accepted =
            count("json_extract(summary, '$.accepted') FROM import WHERE state = 1 AND summary IS NOT NULL ORDER BY "
                  "committed_at DESC LIMIT 1");
        REQUIRE(accepted > rows / 2);
        CHECK(count("count(*) FROM person p WHERE EXISTS (SELECT 1 FROM listing l JOIN import_progress i ON i.import_id = "
                    "l.import_id "
                    "WHERE l.centre_id = p.centre_id AND l.person_id = p.id)")
            == accepted);
        CHECK(count("fresh + updated + unchanged + conflicts FROM import_progress") == accepted);
        CHECK(count("count(*) FROM listing l JOIN import_progress p ON p.import_id = l.import_id") == accepted);
        CHECK(
            count(
                "count(*) FROM listing l JOIN import_progress p ON p.import_id = l.import_id "
                "LEFT JOIN queue_entry q ON q.centre_id = l.centre_id AND q.person_id = l.person_id AND q.campaign = l.campaign "
                "LEFT JOIN letter_due d ON d.centre_id = l.centre_id AND d.person_id = l.person_id AND d.campaign = l.campaign "
                "WHERE (l.ineligible IS NULL) <> (q.id IS NOT NULL OR d.letter IS NOT NULL)")
            == 0);
        CHECK(count("(SELECT coalesce(sum(value), 0) FROM lane_counter) - (SELECT count(*) FROM queue_entry)") == 0);
    }

    QTemporaryDir folder;
    QString list = folder.filePath(QStringLiteral("liste.csv"));
    ServerProcess server;
    std::int64_t people = 0;
    QJsonObject lead;
    QString token;
};

} // namespace

TEST_CASE("an import goes to its end when the server is killed in the middle of it", "[journey][import]")
{
    Journey journey;
    Program tool(QStringLiteral("relaisctl"));
    journey.start(tool);
    REQUIRE(journey.isUnderWay(tool));
    journey.server.killNow();
    CHECK(tool.waitForEnd() == 3);
    CHECK(tool.standardOutput().isEmpty());
    CHECK(tool.standardError().contains("entre les mains du serveur"));
    REQUIRE(journey.count("count(*) FROM import WHERE state = 3") == 1);
    const auto half = journey.count("count(*) FROM person");
    CHECK(half > journey.people);

    REQUIRE(journey.server.start());
    REQUIRE(journey.isWhole());
    CHECK(journey.count("count(*) FROM person") > half);
    journey.judge();
}

TEST_CASE("a server that is told to end leaves an import where it is and finishes it at the next start", "[journey][import]")
{
    Journey journey;
    Program tool(QStringLiteral("relaisctl"));
    journey.start(tool);
    REQUIRE(journey.isUnderWay(tool));
    CHECK(journey.server.stop() == 0);
    CHECK(tool.waitForEnd() == 3);
    CHECK(tool.standardError().contains("entre les mains du serveur"));
    REQUIRE(journey.count("count(*) FROM import WHERE state = 3") == 1);

    REQUIRE(journey.server.start());
    REQUIRE(journey.isWhole());
    journey.judge();
}

TEST_CASE("Ctrl+C while the server takes a list in comes too late, and the tool says so", "[journey][import]")
{
    Journey journey;
    Program tool(QStringLiteral("relaisctl"));
    journey.start(tool);
    REQUIRE(journey.isUnderWay(tool));
    ::kill(static_cast<pid_t>(tool.pid()), SIGINT);
    CHECK(tool.waitForEnd() == 130);
    CHECK(tool.standardError().contains("entre les mains du serveur"));
    REQUIRE(journey.isWhole());
    journey.judge();
    // The same command again tells its summary and changes nothing.
    Program again(QStringLiteral("relaisctl"));
    journey.start(again);
    CHECK(again.waitForEnd() == 0);
    CHECK(again.standardError().contains("0 nouvelles personnes, 0 mises"));
    CHECK_FALSE(again.standardOutput().isEmpty());
}
