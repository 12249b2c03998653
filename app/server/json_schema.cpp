#include "app/server/json_schema.h"

#include "core/base/id.h"
#include "core/base/instant.h"

#include <QDate>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace relais {

namespace {

bool isWhole(double value)
{
    return std::isfinite(value) && std::floor(value) == value;
}

bool isDate(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z"));
    return shape.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid();
}

std::int64_t codePoints(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace

bool JsonSchema::accepts(const QJsonValue& value) const
{
    if (m_reference != nullptr) {
        return m_reference->accepts(value);
    }
    if (!m_oneOf.empty() || !m_mapping.empty()) {
        return acceptsOne(value);
    }
    if (!m_values.empty() && std::find(m_values.begin(), m_values.end(), value) == m_values.end()) {
        return false;
    }
    switch (value.type()) {
    case QJsonValue::Null: return (m_types & Null) != 0;
    case QJsonValue::Bool: return (m_types & Boolean) != 0;
    case QJsonValue::Double: return acceptsNumber(value);
    case QJsonValue::String: return (m_types & String) != 0 && acceptsText(value.toString());
    case QJsonValue::Array: return (m_types & Array) != 0 && acceptsArray(value.toArray());
    case QJsonValue::Object: return (m_types & Object) != 0 && acceptsObject(value.toObject());
    case QJsonValue::Undefined: break;
    }
    return false;
}

bool JsonSchema::acceptsNumber(const QJsonValue& value) const
{
    const double number = value.toDouble();
    const bool typeFits = (m_types & Number) != 0 || ((m_types & Integer) != 0 && isWhole(number));
    return typeFits && (!m_minimum || number >= *m_minimum) && (!m_maximum || number <= *m_maximum);
}

bool JsonSchema::acceptsText(const QString& text) const
{
    const auto length = codePoints(text);
    if (length < m_least || (m_most >= 0 && length > m_most)) {
        return false;
    }
    switch (m_format) {
    case Format::None: break;
    case Format::Uuid:
        if (!Uuid::fromText(text)) {
            return false;
        }
        break;
    case Format::Date:
        if (!isDate(text)) {
            return false;
        }
        break;
    case Format::DateTime:
        if (!instantFromText(text)) {
            return false;
        }
        break;
    }
    return !m_pattern || m_pattern->match(text).hasMatch();
}

bool JsonSchema::acceptsArray(const QJsonArray& array) const
{
    if (array.size() < m_least || (m_most >= 0 && array.size() > m_most)) {
        return false;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (m_items && !m_items->accepts(array.at(i))) {
            return false;
        }
        for (qsizetype j = 0; m_unique && j < i; ++j) {
            if (array.at(i) == array.at(j)) {
                return false;
            }
        }
    }
    return true;
}

bool JsonSchema::acceptsObject(const QJsonObject& object) const
{
    if (object.size() < m_least || (m_most >= 0 && object.size() > m_most)) {
        return false;
    }
    if (std::any_of(m_required.begin(), m_required.end(), [&](const QString& key) { return !object.contains(key); })) {
        return false;
    }
    qsizetype known = 0;
    for (const auto& [key, schema] : m_properties) {
        const auto found = object.constFind(key);
        if (found == object.constEnd()) {
            continue;
        }
        ++known;
        if (!schema->accepts(*found)) {
            return false;
        }
    }
    if (m_closed) {
        return known == object.size();
    }
    if (m_additional) {
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const auto declared =
                std::any_of(m_properties.begin(), m_properties.end(), [&](const auto& p) { return p.first == it.key(); });
            if (!declared && !m_additional->accepts(*it)) {
                return false;
            }
        }
    }
    return true;
}

bool JsonSchema::acceptsOne(const QJsonValue& value) const
{
    if (!m_discriminator.isEmpty()) {
        const QString which = value.toObject().value(m_discriminator).toString();
        const auto found = std::find_if(m_mapping.begin(), m_mapping.end(), [&](const auto& m) { return m.first == which; });
        return value.isObject() && found != m_mapping.end() && found->second->accepts(value);
    }
    return std::count_if(m_oneOf.begin(), m_oneOf.end(), [&](const auto& schema) { return schema->accepts(value); }) == 1;
}

} // namespace relais
