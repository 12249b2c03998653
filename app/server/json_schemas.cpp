#include "app/server/json_schema.h"

#include <QJsonArray>
#include <QSet>

namespace relais {

namespace {

auto invalid(const QString& place, const char* expected)
{
    return failure(ErrorCode::ResourceInvalid,
        QStringLiteral("api/openapi.json ") + place + QStringLiteral(": ") + QString::fromLatin1(expected));
}

const QSet<QString>& annotations()
{
    static const QSet<QString> known{QStringLiteral("title"), QStringLiteral("description"), QStringLiteral("example"),
        QStringLiteral("examples"), QStringLiteral("default"), QStringLiteral("deprecated"), QStringLiteral("contentMediaType")};
    return known;
}

const QSet<QString>& keywords()
{
    static const QSet<QString> known{QStringLiteral("type"), QStringLiteral("enum"), QStringLiteral("const"),
        QStringLiteral("required"), QStringLiteral("properties"), QStringLiteral("additionalProperties"),
        QStringLiteral("minProperties"), QStringLiteral("maxProperties"), QStringLiteral("items"), QStringLiteral("minItems"),
        QStringLiteral("maxItems"), QStringLiteral("uniqueItems"), QStringLiteral("minLength"), QStringLiteral("maxLength"),
        QStringLiteral("pattern"), QStringLiteral("minimum"), QStringLiteral("maximum"), QStringLiteral("format"),
        QStringLiteral("oneOf"), QStringLiteral("discriminator"), QStringLiteral("$ref")};
    return known;
}

std::optional<unsigned> typeBit(const QString& name)
{
    static const std::pair<QString, unsigned> bits[] = {{QStringLiteral("null"), 1U}, {QStringLiteral("boolean"), 2U},
        {QStringLiteral("integer"), 4U}, {QStringLiteral("number"), 8U}, {QStringLiteral("string"), 16U},
        {QStringLiteral("array"), 32U}, {QStringLiteral("object"), 64U}};
    for (const auto& [known, bit] : bits) {
        if (known == name) {
            return bit;
        }
    }
    return std::nullopt;
}

std::optional<unsigned> typeBits(const QJsonValue& type)
{
    if (type.isUndefined()) {
        return 127U;
    }
    unsigned bits = 0;
    for (const QJsonArray list = type.isArray() ? type.toArray() : QJsonArray{type}; const auto& one : list) {
        const auto bit = typeBit(one.toString());
        if (!bit) {
            return std::nullopt;
        }
        bits |= *bit;
    }
    return bits;
}

std::optional<double> number(const QJsonValue& value)
{
    return value.isDouble() ? std::optional<double>(value.toDouble()) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<JsonSchemas>> JsonSchemas::ofComponents(const QJsonObject& components)
{
    auto schemas = std::make_unique<JsonSchemas>();
    const auto all = components.value(QStringLiteral("schemas")).toObject();
    // First the names, so that schemas may refer to each other in any order.
    for (auto it = all.begin(); it != all.end(); ++it) {
        schemas->m_named.emplace(it.key(), std::make_unique<JsonSchema>());
    }
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (const auto done = schemas->compile(
                it->toObject(), QStringLiteral("components/schemas/") + it.key(), *schemas->m_named.at(it.key()));
            !done) {
            return failure(done.error());
        }
    }
    return schemas;
}

Result<const JsonSchema*> JsonSchemas::add(const QJsonObject& schema, const QString& place)
{
    auto made = std::make_unique<JsonSchema>();
    if (const auto done = compile(schema, place, *made); !done) {
        return failure(done.error());
    }
    m_more.push_back(std::move(made));
    return static_cast<const JsonSchema*>(m_more.back().get());
}

const JsonSchema* JsonSchemas::named(const QString& name) const
{
    const auto found = m_named.find(name);
    return found == m_named.end() ? nullptr : found->second.get();
}

Result<const JsonSchema*> JsonSchemas::referred(const QString& reference, const QString& place) const
{
    static const QString prefix = QStringLiteral("#/components/schemas/");
    const auto* found = reference.startsWith(prefix) ? named(reference.mid(prefix.size())) : nullptr;
    if (found == nullptr) {
        return invalid(place, "$ref to a schema of components");
    }
    return found;
}

Result<std::unique_ptr<JsonSchema>> JsonSchemas::compileInner(const QJsonValue& from, const QString& place)
{
    if (!from.isObject()) {
        return invalid(place, "a schema");
    }
    auto made = std::make_unique<JsonSchema>();
    if (const auto done = compile(from.toObject(), place, *made); !done) {
        return failure(done.error());
    }
    return made;
}

Result<Done> JsonSchemas::compileOneOf(const QJsonObject& from, const QString& place, JsonSchema& to)
{
    for (const QJsonArray list = from.value(QStringLiteral("oneOf")).toArray(); const auto& option : list) {
        auto inner = compileInner(option, place + QStringLiteral("/oneOf"));
        if (!inner) {
            return failure(inner.error());
        }
        to.m_oneOf.push_back(std::move(*inner));
    }
    const auto discriminator = from.value(QStringLiteral("discriminator")).toObject();
    to.m_discriminator = discriminator.value(QStringLiteral("propertyName")).toString();
    const auto mapping = discriminator.value(QStringLiteral("mapping")).toObject();
    for (auto it = mapping.begin(); it != mapping.end(); ++it) {
        const auto target = referred(it->toString(), place);
        if (!target) {
            return failure(target.error());
        }
        to.m_mapping.emplace_back(it.key(), *target);
    }
    if (!to.m_discriminator.isEmpty() && to.m_mapping.size() != to.m_oneOf.size()) {
        return invalid(place, "a mapping for each of oneOf");
    }
    return Done{};
}

Result<Done> JsonSchemas::compile(const QJsonObject& from, const QString& place, JsonSchema& to)
{
    for (auto it = from.begin(); it != from.end(); ++it) {
        if (!keywords().contains(it.key()) && !annotations().contains(it.key()) && !it.key().startsWith(QStringLiteral("x-"))) {
            return invalid(place, "only keywords that are checked");
        }
    }
    const auto at = [&](const char* key) { return from.value(QLatin1String(key)); };
    if (at("$ref").isString()) {
        const auto target = referred(at("$ref").toString(), place);
        if (!target) {
            return failure(target.error());
        }
        to.m_reference = *target;
        return Done{};
    }
    if (at("oneOf").isArray()) {
        return compileOneOf(from, place, to);
    }
    const auto bits = typeBits(at("type"));
    if (!bits) {
        return invalid(place, "a known type");
    }
    to.m_types = *bits;
    for (const QJsonArray list = at("enum").toArray(); const auto& value : list) {
        to.m_values.push_back(value);
    }
    if (from.contains(QStringLiteral("const"))) {
        to.m_values.push_back(at("const"));
    }
    for (const char* key : {"minLength", "minItems", "minProperties"}) {
        to.m_least = std::max<std::int64_t>(to.m_least, at(key).toInteger());
    }
    for (const char* key : {"maxLength", "maxItems", "maxProperties"}) {
        to.m_most = std::max<std::int64_t>(to.m_most, at(key).toInteger(-1));
    }
    to.m_minimum = number(at("minimum"));
    to.m_maximum = number(at("maximum"));
    to.m_unique = at("uniqueItems").toBool();
    if (at("pattern").isString()) {
        QString text = at("pattern").toString();
        if (text.endsWith(QLatin1Char('$'))) {
            // '$' of ECMA 262 is the very end; PCRE's forgives a last line end.
            text.replace(text.size() - 1, 1, QStringLiteral("\\z"));
        }
        // "\\u001f" of ECMA 262 is "\\x{001f}" for PCRE.
        static const QRegularExpression escape(QStringLiteral("\\\\u([0-9a-fA-F]{4})"));
        text.replace(escape, QStringLiteral("\\x{\\1}"));
        QRegularExpression pattern(text, QRegularExpression::DontCaptureOption);
        if (!pattern.isValid()) {
            return invalid(place, "a valid pattern");
        }
        pattern.optimize();
        to.m_pattern = pattern;
    }
    const QString format = at("format").toString();
    to.m_format = format == QStringLiteral("uuid") ? JsonSchema::Format::Uuid
        : format == QStringLiteral("date")         ? JsonSchema::Format::Date
        : format == QStringLiteral("date-time")    ? JsonSchema::Format::DateTime
                                                   : JsonSchema::Format::None;
    if (!format.isEmpty() && to.m_format == JsonSchema::Format::None) {
        return invalid(place, "format uuid, date or date-time");
    }
    // Items that are answered one by one are held to their schema by the handler.
    if (from.contains(QStringLiteral("items")) && !at("x-relais-each-answered").toBool()) {
        auto items = compileInner(at("items"), place + QStringLiteral("/items"));
        if (!items) {
            return failure(items.error());
        }
        to.m_items = std::move(*items);
    }
    const auto properties = at("properties").toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        auto inner = compileInner(*it, place + QLatin1Char('/') + it.key());
        if (!inner) {
            return failure(inner.error());
        }
        to.m_properties.emplace_back(it.key(), std::move(*inner));
    }
    for (const QJsonArray list = at("required").toArray(); const auto& key : list) {
        if (!properties.contains(key.toString())) {
            return invalid(place, "required properties that are described");
        }
        to.m_required.append(key.toString());
    }
    const auto additional = at("additionalProperties");
    to.m_closed = additional.isBool() && !additional.toBool();
    if (additional.isObject()) {
        auto inner = compileInner(additional, place + QStringLiteral("/additionalProperties"));
        if (!inner) {
            return failure(inner.error());
        }
        to.m_additional = std::move(*inner);
    }
    return Done{};
}

} // namespace relais
