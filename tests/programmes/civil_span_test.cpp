#include "core/programmes/civil_span.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a civil span is read as written and nothing else is", "[programmes]")
{
    struct Row {
        const char* text;
        CivilSpan span;
    };
    const auto row = GENERATE(Row{"P2M", {2, 0, {}}}, Row{"P1W", {0, 7, {}}}, Row{"P10D", {0, 10, {}}}, Row{"P0D", {}},
        Row{"PT0H", {0, 0, {}, true}}, Row{"-P1D", {0, -1, {}}}, Row{"PT24H", {0, 0, std::chrono::hours(24), true}},
        Row{"-PT30M", {0, 0, std::chrono::minutes(-30), true}});
    const auto span = civilSpanFromText(QString::fromLatin1(row.text));
    CAPTURE(row.text);
    REQUIRE(span);
    CHECK(*span == row.span);
    CHECK(civilSpanFromText(textOf(*span)) == *span);

    for (const char* bad :
        {"", "P", "2M", "P2Y", "P1M2D", "PT", "P-1D", "p1d", "P1D ", "P99999D", "P1201M", "PT1H30M", "P1.5D"}) {
        CAPTURE(bad);
        CHECK_FALSE(civilSpanFromText(QString::fromLatin1(bad)));
    }
}

TEST_CASE("a month ends on its last day when the other one is shorter", "[programmes]")
{
    CHECK(CivilSpan{1, 0, {}}.from(QDate(2027, 1, 31)) == QDate(2027, 2, 28));
    CHECK(CivilSpan{1, 0, {}}.from(QDate(2028, 1, 31)) == QDate(2028, 2, 29));
    CHECK(CivilSpan{0, 30, {}}.from(QDate(2027, 1, 31)) == QDate(2027, 3, 2));
}
