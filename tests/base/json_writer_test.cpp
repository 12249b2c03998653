#include "core/base/json_writer.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <QJsonDocument>

using namespace relais;

namespace {

QJsonObject read(const JsonText& text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text.text()), &error);
    REQUIRE(error.error == QJsonParseError::NoError);
    return document.object();
}

} // namespace

TEST_CASE("what is written is compact, in its order, and lacks what is empty", "[base]")
{
    const JsonText text = JsonWriter()
                              .text("name", QStringLiteral("Zoé"))
                              .text("nothing", QString())
                              .integer("least", std::numeric_limits<std::int64_t>::min())
                              .integer("none", std::optional<std::int64_t>())
                              .boolean("yes", true)
                              .list("empty", std::vector<int>(), [](int) { return JsonWriter().done(); })
                              .list("two", std::vector{1, 2}, [](int n) { return JsonWriter().integer("n", n).done(); })
                              .codes("codes", {QStringLiteral("a"), QStringLiteral("b")})
                              .codes("no_codes", {})
                              .object("old", QJsonObject{{QStringLiteral("k"), 1}})
                              .done();
    CHECK(text.text()
        == R"({"name":"Zoé","least":-9223372036854775808,"yes":true,"empty":[],"two":[{"n":1},{"n":2}],"codes":["a","b"],"old":{"k":1}})");
    CHECK(JsonWriter().done().text() == "{}");
}

TEST_CASE("identifiers, times and spans are written as they are read", "[base]")
{
    const Uuid uuid = *Uuid::fromText(u"01931c5e-7a00-7000-8000-0000000000af");
    const Instant at = *instantFromText(u"2026-11-30T08:05:09.000120Z");
    const JsonText text = JsonWriter()
                              .id("id", Id<struct AnyTag>(uuid))
                              .instant("at", at)
                              .instant("round", Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 1)))
                              .window("due", {at, at + std::chrono::hours(1)})
                              .date("on", QDate(2026, 2, 9))
                              .time("from", QTime(9, 5))
                              .done();
    CHECK(text.text()
        == R"({"id":"01931c5e-7a00-7000-8000-0000000000af","at":"2026-11-30T08:05:09.000120Z","round":"2026-03-01T00:00:00Z",)"
           R"("due":{"from":"2026-11-30T08:05:09.000120Z","until":"2026-11-30T09:05:09.000120Z"},"on":"2026-02-09","from":"09:05"})");
}

TEST_CASE("what would end a string, or is no character, cannot", "[base]")
{
    const QString odd = QStringLiteral("\"\\/\b\f\n\r\t") + QChar(0) + QChar(0x1f) + QChar(0x7f) + QChar(0x2028);
    CHECK(read(JsonWriter().text("odd", odd).done())[u"odd"].toString() == odd);
    // Half a pair has no UTF-8.
    CHECK(JsonWriter().text("half", QString(QChar(0xd83d))).done().text() == R"({"half":"?"})");
    CHECK(JsonWriter().text("half", QString(QChar(0xde00)) + u'x').done().text() == R"({"half":"?x"})");
    CHECK(JsonWriter().text("pair", QStringLiteral("😀")).done().text() == R"({"pair":"😀"})");
}

TEST_CASE("any text is read as it was written", "[base]")
{
    CHECK(rc::check([] {
        const auto characters =
            *rc::gen::container<std::vector<char16_t>>(rc::gen::weightedOneOf<char16_t>({{3, rc::gen::inRange<char16_t>(0, 0x80)},
                {2, rc::gen::inRange<char16_t>(0x80, 0xd800)}, {1, rc::gen::inRange<char16_t>(0xe000, 0xfffe)}}));
        const QString said = QString::fromUtf16(characters.data(), static_cast<qsizetype>(characters.size()));
        const JsonText text = JsonWriter().text("said", said).done();
        RC_ASSERT(QJsonObject(text).value(u"said").toString() == said);
        RC_ASSERT(QJsonDocument(QJsonObject(text)).toJson(QJsonDocument::Compact).toStdString() == text.text());
    }));
}
