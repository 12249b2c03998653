#include "app/server/api_document.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace relais;

TEST_CASE("the shipped document loads, and its examples keep their schemas", "[server][openapi]")
{
    const auto document = ApiDocument::shipped();
    if (!document) {
        FAIL(document.error().detail.toStdString());
    }
    CHECK((*document)->operations().size() == 41);
    const auto root = QJsonDocument::fromJson((*document)->text()).object();
    const auto schemas = root.value(QStringLiteral("components")).toObject().value(QStringLiteral("schemas")).toObject();
    int examples = 0;
    for (auto it = schemas.begin(); it != schemas.end(); ++it) {
        const auto example = it->toObject().value(QStringLiteral("example"));
        if (!example.isUndefined()) {
            INFO(it.key().toStdString());
            CHECK((*document)->schemas().named(it.key())->accepts(example));
            ++examples;
        }
    }
    CHECK(examples > 20);
}

TEST_CASE("request schemas are closed and bounded, all the way down", "[server][openapi]")
{
    const auto document = ApiDocument::shipped();
    REQUIRE(document);
    const auto root = QJsonDocument::fromJson((*document)->text()).object();
    const auto schemas = root.value(QStringLiteral("components")).toObject().value(QStringLiteral("schemas")).toObject();
    QSet<QString> seen;
    std::function<void(const QJsonObject&, const QString&)> walk = [&](const QJsonObject& schema, const QString& place) {
        INFO(place.toStdString());
        const QString reference = schema.value(QStringLiteral("$ref")).toString().section(QLatin1Char('/'), -1);
        if (!reference.isEmpty()) {
            if (!seen.contains(reference)) {
                seen.insert(reference);
                walk(schemas.value(reference).toObject(), reference);
            }
            return;
        }
        const QString type = schema.value(QStringLiteral("type")).toString();
        if (type == QStringLiteral("object")) {
            CHECK(schema.value(QStringLiteral("additionalProperties")) == QJsonValue(false));
            const auto properties = schema.value(QStringLiteral("properties")).toObject();
            for (auto it = properties.begin(); it != properties.end(); ++it) {
                walk(it->toObject(), place + QLatin1Char('/') + it.key());
            }
        } else if (type == QStringLiteral("array")) {
            CHECK(schema.contains(QStringLiteral("maxItems")));
            walk(schema.value(QStringLiteral("items")).toObject(), place + QStringLiteral("/items"));
        } else if (type == QStringLiteral("string")) {
            const bool bounded = schema.contains(QStringLiteral("maxLength")) || schema.contains(QStringLiteral("enum"))
                || schema.contains(QStringLiteral("const"));
            CHECK(bounded);
        } else if (type == QStringLiteral("integer") || type == QStringLiteral("number")) {
            CHECK(schema.contains(QStringLiteral("minimum")));
            CHECK(schema.contains(QStringLiteral("maximum")));
        }
        for (const auto& option : schema.value(QStringLiteral("oneOf")).toArray()) {
            walk(option.toObject(), place + QStringLiteral("/oneOf"));
        }
    };
    for (const char* name : {"DeskEnrolmentRequest", "SignInRequest", "LeaseRequest", "LeaseIds", "PersonSearch",
             "OpenFileRequest", "FactUpload", "ImportRequest", "ImportCommit"}) {
        const QString key = QString::fromLatin1(name);
        walk({{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + key}}, key);
    }
    CHECK(seen.size() > 25);
}

TEST_CASE("a path is routed by the document", "[server][openapi]")
{
    const auto document = ApiDocument::shipped();
    REQUIRE(document);
    const auto found = (*document)->match("GET", "/api/v1/persons/01931c5e-7a00-7000-8000-000000000001");
    REQUIRE(found.operation != nullptr);
    CHECK(found.operation->id == QStringLiteral("getPerson"));
    CHECK(found.parameters.at(QStringLiteral("id")) == QStringLiteral("01931c5e-7a00-7000-8000-000000000001"));
    CHECK((*document)->match("GET", "/api/v1/persons/search").allowed == "POST");
    CHECK((*document)->match("GET", "/api/v1/persons/search").operation == nullptr);
    CHECK((*document)->match("PATCH", "/api/v1/desks").allowed == "GET, POST");
    CHECK((*document)->match("GET", "/api/v1/nothing").allowed.empty());
    CHECK((*document)->match("GET", "/api/v1/desks/").allowed.empty());
    CHECK((*document)->match("GET", "//api/v1/desks").allowed.empty());
    CHECK((*document)->match("GET", "/health/live").operation != nullptr);
}
