#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QTime>

#include <optional>
#include <vector>

namespace relais {

/// Builds the objects that JsonReader reads: what is absent or empty gets no key. A value on the stack; cannot fail.
class JsonWriter {
public:
    JsonWriter& text(const char* key, const QString& value); ///< no key when empty
    JsonWriter& boolean(const char* key, bool value) { return put(key, value); }
    JsonWriter& integer(const char* key, std::int64_t value) { return put(key, static_cast<qint64>(value)); }
    JsonWriter& integer(const char* key, const std::optional<std::int64_t>& value)
    {
        return value ? integer(key, *value) : *this;
    }
    JsonWriter& duration(const char* key, std::chrono::milliseconds value) { return integer(key, value.count()); }
    JsonWriter& instant(const char* key, Instant value) { return put(key, textFromInstant(value)); }
    JsonWriter& instant(const char* key, const std::optional<Instant>& value) { return value ? instant(key, *value) : *this; }
    JsonWriter& date(const char* key, const std::optional<QDate>& value);
    JsonWriter& time(const char* key, QTime value) { return put(key, value.toString(QStringLiteral("HH:mm"))); }
    JsonWriter& window(const char* key, const Window& value);
    JsonWriter& codes(const char* key, const QStringList& values); ///< no key when empty
    JsonWriter& object(const char* key, const QJsonObject& value) { return put(key, value); }

    template <typename Tagged>
    JsonWriter& id(const char* key, const Tagged& value)
    {
        return put(key, value.text());
    }
    template <typename Tagged>
    JsonWriter& id(const char* key, const std::optional<Tagged>& value)
    {
        return value ? id(key, *value) : *this;
    }
    template <typename Tagged>
    JsonWriter& ids(const char* key, const std::vector<Tagged>& values)
    {
        QJsonArray items;
        for (const auto& value : values) {
            items.append(value.text());
        }
        return put(key, items);
    }
    template <typename Value, typename Write>
    JsonWriter& object(const char* key, const std::optional<Value>& value, Write write)
    {
        return value ? put(key, write(*value)) : *this;
    }
    /// Always a key, so that an empty list is seen to be one.
    template <typename Value, typename Write>
    JsonWriter& list(const char* key, const std::vector<Value>& values, Write write)
    {
        QJsonArray items;
        for (const auto& value : values) {
            items.append(write(value));
        }
        return put(key, items);
    }

    QJsonObject done() const { return m_object; }

private:
    JsonWriter& put(const char* key, const QJsonValue& value)
    {
        m_object.insert(QLatin1String(key), value);
        return *this;
    }
    QJsonObject m_object;
};

} // namespace relais
