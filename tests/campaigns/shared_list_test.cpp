#include "tests/campaigns/list_fixture.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace relais;
using namespace relais::test;

TEST_CASE("the list of an insurance office is read to the last figure, line and reason", "[campaigns][list]")
{
    QFile file(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QFile expectedFile(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.expected.json"));
    REQUIRE(expectedFile.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(expectedFile.readAll()).object();
    REQUIRE(expected.size() >= 3);

    const Reading reading = readList(file.readAll().toStdString());
    REQUIRE(reading.report);
    CHECK(reading.report->summary.toJson() == expected.value(QStringLiteral("summary")).toObject());

    const QJsonArray rejected = expected.value(QStringLiteral("rejected")).toArray();
    REQUIRE(static_cast<std::size_t>(rejected.size()) == reading.sink.rejects.size());
    for (qsizetype i = 0; i < rejected.size(); ++i) {
        const QJsonObject row = rejected[i].toObject();
        const auto& met = reading.sink.rejects[static_cast<std::size_t>(i)];
        CHECK(met.line == row.value(QStringLiteral("line")).toInteger());
        CHECK(met.reason == row.value(QStringLiteral("reason")).toString());
    }
    const QJsonArray duplicates = expected.value(QStringLiteral("duplicates")).toArray();
    REQUIRE(static_cast<std::size_t>(duplicates.size()) == reading.sink.duplicates.size());
    for (qsizetype i = 0; i < duplicates.size(); ++i) {
        const QJsonObject row = duplicates[i].toObject();
        const auto& [line, ofLine] = reading.sink.duplicates[static_cast<std::size_t>(i)];
        CHECK(line == row.value(QStringLiteral("line")).toInteger());
        CHECK(ofLine == row.value(QStringLiteral("of_line")).toInteger());
    }
    CHECK(reading.report->notices.empty());
}
