#include "app/server/json_schema.h"
#include "core/base/strict_json.h"

#include <catch2/catch.hpp>

#include <QJsonArray>

using namespace relais;

namespace {

QJsonObject object(const char* text)
{
    return parseStrictJson(text).value().toObject();
}

bool accepts(const char* schema, const char* value)
{
    auto schemas = JsonSchemas::ofComponents({}).value();
    const auto compiled = schemas->add(object(schema), QStringLiteral("test"));
    REQUIRE(compiled);
    return (*compiled)->accepts(parseStrictJson(value).value());
}

} // namespace

TEST_CASE("a value keeps its schema or not", "[server][schema]")
{
    struct Case {
        const char* schema;
        const char* value;
        bool fits;
    };
    const Case cases[] = {
        {R"({"type":"string","minLength":1,"maxLength":2})", R"("ab")", true},
        {R"({"type":"string","minLength":1,"maxLength":2})", R"("")", false},
        {R"({"type":"string","minLength":1,"maxLength":2})", R"("abc")", false},
        {R"({"type":"string","maxLength":2})", R"("😀😀")", true},
        {R"({"type":"string"})", "1", false},
        {R"({"type":["string","null"]})", "null", true},
        {R"({"type":"integer","minimum":1,"maximum":5})", "5", true},
        {R"({"type":"integer","minimum":1,"maximum":5})", "6", false},
        {R"({"type":"integer"})", "1.5", false},
        {R"({"type":"integer"})", "1.0", true},
        {R"({"type":"integer"})", "true", false},
        {R"({"type":"boolean"})", "0", false},
        {R"({"type":"string","pattern":"^[a-z]+$"})", R"("abc")", true},
        {R"({"type":"string","pattern":"^[a-z]+$"})", R"("abc\n")", false},
        {R"({"type":"string","pattern":"^[^\\u0000-\\u001f]*$"})", R"("é")", true},
        {R"({"type":"string","pattern":"^[^\\u0000-\\u001f]*$"})", R"("a\u0007")", false},
        {R"({"type":"string","enum":["a","b"]})", R"("b")", true},
        {R"({"type":"string","enum":["a","b"]})", R"("c")", false},
        {R"({"type":"string","format":"uuid"})", R"("01890a5d-ac96-774b-bcce-b302099a8057")", true},
        {R"({"type":"string","format":"uuid"})", R"("01890a5d")", false},
        {R"({"type":"string","format":"date"})", R"("2026-02-28")", true},
        {R"({"type":"string","format":"date"})", R"("2026-02-30")", false},
        {R"({"type":"string","format":"date-time"})", R"("2026-02-28T10:00:00Z")", true},
        {R"({"type":"string","format":"date-time"})", R"("2026-02-28")", false},
        {R"({"type":"array","items":{"type":"integer"},"maxItems":2,"uniqueItems":true})", "[1,2]", true},
        {R"({"type":"array","items":{"type":"integer"},"maxItems":2,"uniqueItems":true})", "[1,1]", false},
        {R"({"type":"array","items":{"type":"integer"},"maxItems":2,"uniqueItems":true})", "[1,2,3]", false},
        {R"({"type":"array","items":{"type":"integer"}})", R"(["1"])", false},
        {R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}})",
            R"({"a":1})", true},
        {R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}})",
            R"({"b":1})", false},
        {R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}})",
            R"({"a":1,"c":1})", false},
        {R"({"type":"object","additionalProperties":{"type":"integer"}})", R"({"x":1})", true},
        {R"({"type":"object","additionalProperties":{"type":"integer"}})", R"({"x":"1"})", false},
        {R"({"oneOf":[{"type":"integer"},{"type":"string"}]})", "1", true},
        {R"({"oneOf":[{"type":"integer"},{"type":"string"}]})", "[]", false},
    };
    for (const auto& one : cases) {
        INFO(one.schema << " " << one.value);
        CHECK(accepts(one.schema, one.value) == one.fits);
    }
}

TEST_CASE("a discriminator chooses the schema", "[server][schema]")
{
    const auto schemas = JsonSchemas::ofComponents(object(R"({"schemas":{
        "Any":{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}],
               "discriminator":{"propertyName":"type","mapping":{"a":"#/components/schemas/A","b":"#/components/schemas/B"}}},
        "A":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"a"}}},
        "B":{"type":"object","additionalProperties":false,"required":["type","n"],"properties":{"type":{"const":"b"},"n":{"type":"integer"}}}}})"));
    REQUIRE(schemas);
    const auto* any = (*schemas)->named(QStringLiteral("Any"));
    REQUIRE(any != nullptr);
    CHECK(any->accepts(object(R"({"type":"a"})")));
    CHECK(any->accepts(object(R"({"type":"b","n":1})")));
    CHECK_FALSE(any->accepts(object(R"({"type":"b"})")));
    CHECK_FALSE(any->accepts(object(R"({"type":"c"})")));
    CHECK_FALSE(any->accepts(object("{}")));
    CHECK_FALSE(any->accepts(QJsonArray()));
}

TEST_CASE("a document may promise only what is checked", "[server][schema]")
{
    auto schemas = JsonSchemas::ofComponents({}).value();
    for (const char* schema : {R"({"type":"text"})", R"({"not":{}})", R"({"format":"email"})",
             R"({"$ref":"#/components/schemas/None"})", R"({"type":"object","required":["a"]})", R"({"pattern":"("})"}) {
        INFO(schema);
        const auto compiled = schemas->add(object(schema), QStringLiteral("test"));
        REQUIRE_FALSE(compiled);
        CHECK(compiled.error().code == ErrorCode::ResourceInvalid);
    }
}
