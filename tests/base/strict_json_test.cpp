#include "core/base/strict_json.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonObject>

using namespace relais;

TEST_CASE("text that is not quite JSON is refused with a code and nothing else", "[base][strict_json]")
{
    using namespace std::string_literals;
    const std::pair<std::string, const char*> cases[] = {
        {"", "malformed_json"},
        {"{", "malformed_json"},
        {"{} {}", "malformed_json"},
        {"{'a':1}", "malformed_json"},
        {"{\"a\":1,}", "malformed_json"},
        {"[1,]", "malformed_json"},
        {"NaN", "malformed_json"},
        {"[Infinity]", "malformed_json"},
        {"[1e999]", "malformed_json"},
        {"[01]", "malformed_json"},
        {"[+1]", "malformed_json"},
        {"// note\n{}", "malformed_json"},
        {"\"\xff\"", "malformed_json"},
        {"\"\xc0\xaf\"", "malformed_json"},
        {"\"\xed\xa0\x80\"", "malformed_json"},
        {"\"\\ud800\"", "malformed_json"},
        {"\"\\udc00\\ud800\"", "malformed_json"},
        {"\"\\ud800x\"", "malformed_json"},
        {"\"a\nb\"", "malformed_json"},
        {"\xef\xbb\xbf{}", "malformed_json"},
        {"{}\0"s, "malformed_json"},
        {"{\"a\":1,\"a\":2}", "duplicate_key"},
        {"{\"b\":{\"a\":1,\"\\u0061\":2}}", "duplicate_key"},
        {std::string(33, '[') + std::string(33, ']'), "too_deep"},
        {std::string(100'000, '['), "too_deep"},
    };
    for (const auto& [text, code] : cases) {
        INFO(text.substr(0, 60));
        const auto value = parseStrictJson(text);
        REQUIRE_FALSE(value);
        CHECK(value.error().code == ErrorCode::InvalidInput);
        CHECK(value.error().detail.toStdString() == code);
    }
}

TEST_CASE("good JSON keeps its values", "[base][strict_json]")
{
    const auto value = parseStrictJson(R"({"a":[1,-2,9007199254740993,1.5,true,null,"é\u00e9\ud83d\ude00"],"b":{}})");
    REQUIRE(value);
    const auto array = value->toObject().value(QStringLiteral("a")).toArray();
    CHECK(array.at(0).toInteger() == 1);
    CHECK(array.at(1).toInteger() == -2);
    CHECK(array.at(2).toInteger() == 9007199254740993LL);
    CHECK(array.at(3).toDouble() == 1.5);
    CHECK(array.at(6).toString() == QStringLiteral("éé😀"));
    CHECK(value->toObject().value(QStringLiteral("b")).isObject());
    CHECK(parseStrictJson(std::string(32, '[') + std::string(32, ']')));
}

TEST_CASE("an object with very many keys is refused before it costs anything", "[base][strict_json]")
{
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) {
        text += "\"k" + std::to_string(i) + "\":1,";
    }
    text += "\"z\":1}";
    const auto value = parseStrictJson(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().detail == QStringLiteral("too_many_keys"));
}

TEST_CASE("a key that is there twice is told with its place", "[base][strict_json]")
{
    QString place;
    CHECK(parseStrictJson(R"({"a":[{"b":1},{"c/d":2,"c/d":3}]})", &place).error().detail == QStringLiteral("duplicate_key"));
    CHECK(place == QStringLiteral("/a/1/c~1d"));
}
