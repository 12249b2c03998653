#include "app/server/server_log.h"

#include <catch2/catch.hpp>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <sstream>

using namespace relais;

namespace {

/// Every line, as the one object that it must be.
std::vector<QJsonObject> linesOf(const std::ostringstream& out)
{
    std::vector<QJsonObject> lines;
    const auto all = QByteArray::fromStdString(out.str());
    REQUIRE(all.endsWith('\n'));
    for (const QByteArray& line : all.chopped(1).split('\n')) {
        INFO(line.toStdString());
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(line, &error);
        CHECK(error.error == QJsonParseError::NoError);
        REQUIRE(document.isObject());
        lines.push_back(document.object());
        const auto at = QDateTime::fromString(lines.back()[u"at"].toString(), Qt::ISODateWithMs);
        CHECK((at.isValid() && at.timeSpec() == Qt::UTC));
        CHECK_FALSE(lines.back()[u"level"].toString().isEmpty());
        CHECK_FALSE(lines.back()[u"event"].toString().isEmpty());
    }
    return lines;
}

void answer(ServerLog& log, int status, const std::string& code, const std::string& cause = {})
{
    log.answered({"takeLeases", status, code, "0123456789abcdef", std::chrono::microseconds(1500), cause});
}

} // namespace

TEST_CASE("every event is one JSON object on one line", "[server][log]")
{
    std::ostringstream out;
    ServerLog log(ServerLog::Level::Requests, out);
    log.started(8081);
    log.programmesRead(3);
    log.callLoad("al\"bi\\", "sophia-diabetes", 30, 1.234, true);
    log.callLoad("albi", "sophia-diabetes", 30, std::nullopt, false);
    log.cohortChosen("albi\n", "sophia-diabetes", "nightly", {10, 8, 9, 2, 1});
    answer(log, 200, "");
    answer(log, 503, "server_busy", "store_busy: postgresql 55P03");
    log.failed("programmes", Error{ErrorCode::ResourceInvalid, QStringLiteral("a \"fault\"\nand a \\ other\tone, é")});
    log.stopped();
    const auto lines = linesOf(out);
    REQUIRE(lines.size() == 9);
    CHECK(lines[0][u"port"].toInt() == 8081);
    CHECK(lines[2][u"centre"].toString() == QStringLiteral("al\"bi\\"));
    CHECK(lines[2][u"level"].toString() == QStringLiteral("warning"));
    CHECK(lines[4][u"after"].toInt() == 9);
    CHECK(lines[5][u"operation"].toString() == QStringLiteral("takeLeases"));
    CHECK(lines[5][u"status"].toInt() == 200);
    CHECK(lines[5][u"ms"].toDouble() == Approx(1.5));
    CHECK(lines[5][u"request"].toString() == QStringLiteral("0123456789abcdef"));
    CHECK_FALSE(lines[5].contains(u"code"));
    CHECK(lines[6][u"level"].toString() == QStringLiteral("error"));
    CHECK(lines[6][u"code"].toString() == QStringLiteral("server_busy"));
    CHECK(lines[6][u"cause"].toString() == QStringLiteral("store_busy: postgresql 55P03"));
    CHECK_FALSE(lines[5].contains(u"cause"));
    CHECK(lines[7][u"detail"].toString() == QStringLiteral("a \"fault\";and a \\ other one, é"));
}

TEST_CASE("a level says what is worth a line", "[server][log]")
{
    const std::pair<ServerLog::Level, std::size_t> cases[] = {{ServerLog::Level::Quiet, 0}, {ServerLog::Level::Errors, 2},
        {ServerLog::Level::Events, 4}, {ServerLog::Level::Requests, 5}};
    for (const auto& [level, lines] : cases) {
        std::ostringstream out;
        ServerLog log(level, out);
        log.started(1);
        answer(log, 200, "");
        answer(log, 500, "internal");
        log.failed("programmes", Error{ErrorCode::ResourceInvalid, {}});
        log.stopped();
        CHECK((lines == 0 ? out.str().empty() : linesOf(out).size() == lines));
    }
}
