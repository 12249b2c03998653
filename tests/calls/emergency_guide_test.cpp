#include "core/calls/emergency_guide.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("the emergency guide is there without network, with the national numbers", "[calls][desk_ui]")
{
    const auto guide = EmergencyGuide::shipped();
    REQUIRE(guide);
    CHECK(guide->steps.size() >= 4);
    QStringList numbers;
    for (const auto& number : guide->numbers) {
        numbers << number.number;
    }
    CHECK(numbers.contains(QStringLiteral("15")));
    CHECK(numbers.contains(QStringLiteral("112")));
    CHECK(numbers.contains(QStringLiteral("3114")));
    CHECK_FALSE(guide->samuOf(QStringLiteral("44000"))); // a template: the centre fills it in
}

TEST_CASE("the ten-digit number follows the département, Corsica and overseas included", "[calls][desk_ui]")
{
    EmergencyGuide guide;
    guide.samu = {{QStringLiteral("44"), QStringLiteral("a")}, {QStringLiteral("2A"), QStringLiteral("b")},
        {QStringLiteral("2B"), QStringLiteral("c")}, {QStringLiteral("974"), QStringLiteral("d")}};
    CHECK(guide.samuOf(QStringLiteral("44600")) == QStringLiteral("a"));
    CHECK(guide.samuOf(QStringLiteral("20090")) == QStringLiteral("b"));
    CHECK(guide.samuOf(QStringLiteral("20200")) == QStringLiteral("c"));
    CHECK(guide.samuOf(QStringLiteral("97400")) == QStringLiteral("d"));
    CHECK_FALSE(guide.samuOf(QStringLiteral("75001")));
}

TEST_CASE("a guide that is not one names its mistake", "[calls][desk_ui]")
{
    for (const char* json :
        {"", "[]", "{}", R"({"steps":[]})", R"({"steps":[1]})", R"({"steps":["a"],"numbers":[{"number":""}]})"}) {
        INFO(json);
        const auto guide = EmergencyGuide::fromJson(json);
        REQUIRE_FALSE(guide);
        CHECK(guide.error().code == ErrorCode::ResourceInvalid);
        CHECK(guide.error().detail.startsWith(QStringLiteral("consignes.json: /")));
    }
}
