#include "core/calls/emergency_guide.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace relais;
using namespace Qt::StringLiterals;

TEST_CASE("the emergency guide is there without network, with the national numbers", "[calls][desk_ui]")
{
    const auto guide = EmergencyGuide::shipped();
    REQUIRE(guide);
    CHECK(guide->steps.size() >= 4);
    QStringList numbers;
    for (const auto& number : guide->numbers) {
        numbers << number.number;
    }
    CHECK(numbers.contains(u"15"_s));
    CHECK(numbers.contains(u"112"_s));
    CHECK(numbers.contains(u"3114"_s));
    CHECK_FALSE(guide->samu.of(u"44000"_s)); // a template: the centre fills it in
    CHECK(guide->escalateAfter == std::chrono::minutes(10));
}

TEST_CASE("what to do names the ten-digit number only where there is one", "[calls][emergency]")
{
    const auto guide = EmergencyGuide::shipped();
    REQUIRE(guide);
    CHECK(guide->stepsFor(true).size() == guide->stepsFor(false).size());
    CHECK(guide->stepsFor(true).join(u'\n').contains(u"le numéro à dix chiffres"_s));
    CHECK_FALSE(guide->stepsFor(false).join(u'\n').contains(u"dix chiffres"_s));
    CHECK(guide->stepsFor(false)[3].contains(u"faites appeler le 15 par un collègue"_s));
    CHECK(guide->stepsFor(true)[0] == guide->stepsFor(false)[0]);
}

TEST_CASE("the template of the SAMU is dated and names every département, without a number", "[calls][emergency]")
{
    const auto shipped = SamuNumbers::shipped();
    REQUIRE(shipped);
    CHECK(shipped->validFrom.isValid());
    CHECK(shipped->numbers.empty());
    QFile file(u":/relais/resources/emergency/samu.json"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto rows = QJsonDocument::fromJson(file.readAll()).object().value(u"numbers").toObject();
    for (int number = 1; number <= 95; ++number) {
        const QString code = u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
        CHECK(rows.contains(code) == (number != 20));
    }
    for (const auto& code : {u"2A"_s, u"2B"_s, u"971"_s, u"972"_s, u"973"_s, u"974"_s, u"975"_s, u"976"_s, u"977"_s, u"978"_s}) {
        CHECK(rows.contains(code));
    }
}

TEST_CASE("the ten-digit number follows the département, Corsica and overseas included", "[calls][emergency]")
{
    const auto samu = SamuNumbers::fromJson(
        R"({"format":1,"validFrom":"2026-11-01","numbers":{"44":"02 61 91 00 44","2A":"0465710020","2B":"0465710021","974":"0199000974","01":""}})",
        u"samu.json"_s);
    REQUIRE(samu);
    CHECK(samu->validFrom == QDate(2026, 11, 1));
    const std::pair<QString, std::optional<QString>> rows[] = {{u"44600"_s, u"0261910044"_s}, {u"20090"_s, u"0465710020"_s},
        {u"20100"_s, u"0465710020"_s}, {u"20200"_s, u"0465710021"_s}, {u"20600"_s, u"0465710021"_s},
        {u"97400"_s, u"0199000974"_s}, {u"97100"_s, std::nullopt}, {u"75001"_s, std::nullopt}, {u"01000"_s, std::nullopt},
        {QString(), std::nullopt}, {u"44"_s, std::nullopt}, {u"44 000"_s, u"0261910044"_s}, {u"B-1000"_s, std::nullopt}};
    for (const auto& [postalCode, number] : rows) {
        CAPTURE(postalCode.toStdString());
        CHECK(samu->of(postalCode) == number);
    }
}

TEST_CASE("a list of the SAMU that is not right names file, place and expectation in one line", "[calls][emergency]")
{
    const auto with = [](const char* numbers) {
        return QByteArray(R"({"format":1,"validFrom":"2026-11-01","numbers":)") + numbers + "}";
    };
    const std::pair<QByteArray, const char*> rows[] = {{"", "/: "}, {"[]", "/: "},
        {R"({"validFrom":"2026-11-01","numbers":{}})", "/format: "},
        {R"({"format":1,"validFrom":"le 1er","numbers":{}})", "/validFrom: "},
        {R"({"format":1,"validFrom":"2026-02-30","numbers":{}})", "/validFrom: "},
        {R"({"format":1,"validFrom":"2026-11-01"})", "/numbers: "}, {with(R"({"20":"0261910000"})"), "/numbers/20: "},
        {with(R"({"96":"0261910000"})"), "/numbers/96: "}, {with(R"({"44":"026191000"})"), "/numbers/44: "},
        {with(R"({"44":"02619100000"})"), "/numbers/44: "}, {with(R"({"44":"15"})"), "/numbers/44: "},
        {with(R"({"44":"+33261910000"})"), "/numbers/44: "}, {with(R"({"44":"0261910o00"})"), "/numbers/44: "},
        {with(R"({"44":261910000})"), "/numbers/44: "}};
    for (const auto& [json, place] : rows) {
        CAPTURE(json.toStdString());
        const auto samu = SamuNumbers::fromJson(json, u"liste.json"_s);
        REQUIRE_FALSE(samu);
        CHECK(samu.error().code == ErrorCode::ResourceInvalid);
        CHECK(samu.error().detail.startsWith(u"liste.json: "_s + QLatin1String(place) + u"expected"_s));
        CHECK_FALSE(samu.error().detail.contains(u'\n'));
    }
    const QTemporaryDir folder;
    const auto missing = SamuNumbers::fromFile(folder.filePath(u"rien.json"_s));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::FileUnreadable);
}

TEST_CASE("a guide that is not one names its mistake", "[calls][desk_ui]")
{
    for (const char* json : {"", "[]", "{}", R"({"steps":[]})", R"({"steps":[1]})", R"({"steps":[{"text":"a"}]})",
             R"({"steps":[{"withoutNumber":"a"}]})", R"({"steps":["a"],"numbers":[{"number":""}]})", R"({"steps":["a"]})",
             R"({"steps":["a"],"escalateAfterMinutes":0})", R"({"steps":["a"],"escalateAfterMinutes":1441})"}) {
        INFO(json);
        const auto guide = EmergencyGuide::fromJson(json);
        REQUIRE_FALSE(guide);
        CHECK(guide.error().code == ErrorCode::ResourceInvalid);
        CHECK(guide.error().detail.startsWith(QStringLiteral("consignes.json: /")));
    }
}
