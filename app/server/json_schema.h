#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace relais {

/// The part of JSON Schema that our API document uses, compiled once and then only read, from any thread.
/// Known: type (one, or a list), enum, const, required, properties, additionalProperties (false or a schema), minProperties,
/// maxProperties, items, minItems, maxItems, uniqueItems, minLength, maxLength (code points), pattern, minimum, maximum, format
/// (uuid, date, date-time), oneOf (with or without discriminator), $ref. Any other keyword that would bind is refused when
/// compiling, so that the document promises nothing that is not checked.
class JsonSchema {
public:
    /// Whether a value keeps the schema. Only whether: where and why would repeat the request.
    bool accepts(const QJsonValue& value) const;

private:
    friend class JsonSchemas;

    enum Type : unsigned { Null = 1, Boolean = 2, Integer = 4, Number = 8, String = 16, Array = 32, Object = 64, Any = 127 };

    bool acceptsText(const QString& text) const;
    bool acceptsNumber(const QJsonValue& value) const;
    bool acceptsArray(const QJsonArray& array) const;
    bool acceptsObject(const QJsonObject& object) const;
    bool acceptsOne(const QJsonValue& value) const;

    const JsonSchema* m_reference = nullptr;
    unsigned m_types = Any;
    std::vector<QJsonValue> m_values; ///< enum and const
    std::vector<std::pair<QString, std::unique_ptr<JsonSchema>>> m_properties;
    QStringList m_required;
    bool m_closed = false;
    std::unique_ptr<JsonSchema> m_additional;
    std::unique_ptr<JsonSchema> m_items;
    std::vector<std::unique_ptr<JsonSchema>> m_oneOf;
    QString m_discriminator;
    std::vector<std::pair<QString, const JsonSchema*>> m_mapping;
    std::int64_t m_least = 0;
    std::int64_t m_most = -1; ///< lengths, items, properties; -1: no bound
    bool m_unique = false;
    std::optional<double> m_minimum;
    std::optional<double> m_maximum;
    std::optional<QRegularExpression> m_pattern;
    enum class Format { None, Uuid, Date, DateTime } m_format = Format::None;
};

/// The schemas of one document: those of components/schemas by name, and those that stand in operations.
/// Owned by the ApiDocument; compiling fails with ResourceInvalid, naming the place and what was expected.
class JsonSchemas {
public:
    /// Compiles every schema of `components/schemas`.
    static Result<std::unique_ptr<JsonSchemas>> ofComponents(const QJsonObject& components);
    /// Compiles one that stands elsewhere in the document and may refer to these. Lives as long as this.
    Result<const JsonSchema*> add(const QJsonObject& schema, const QString& place);
    /// By its name under components/schemas; nothing when there is none.
    const JsonSchema* named(const QString& name) const;

private:
    struct Hash {
        std::size_t operator()(const QString& text) const { return qHash(text); }
    };
    Result<Done> compile(const QJsonObject& from, const QString& place, JsonSchema& to);
    Result<Done> compileOneOf(const QJsonObject& from, const QString& place, JsonSchema& to);
    Result<std::unique_ptr<JsonSchema>> compileInner(const QJsonValue& from, const QString& place);
    Result<const JsonSchema*> referred(const QString& reference, const QString& place) const;

    std::unordered_map<QString, std::unique_ptr<JsonSchema>, Hash> m_named;
    std::vector<std::unique_ptr<JsonSchema>> m_more;
};

} // namespace relais
