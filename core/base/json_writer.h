#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/json_text.h"

#include <QJsonArray>
#include <QStringList>
#include <QTime>

#include <optional>
#include <string_view>
#include <vector>

namespace relais {

/// Writes the objects that JsonReader reads: what is absent or empty gets no key. Straight into text, since an answer is made to be sent; a
/// tree of values takes ten times as long. Each key once. A value on the stack; cannot fail.
class JsonWriter {
public:
    JsonWriter& text(const char* key, const QString& value); ///< no key when empty
    JsonWriter& boolean(const char* key, bool value);
    JsonWriter& integer(const char* key, std::int64_t value);
    JsonWriter& integer(const char* key, const std::optional<std::int64_t>& value)
    {
        return value ? integer(key, *value) : *this;
    }
    JsonWriter& duration(const char* key, std::chrono::milliseconds value) { return integer(key, value.count()); }
    JsonWriter& instant(const char* key, Instant value);
    JsonWriter& instant(const char* key, const std::optional<Instant>& value) { return value ? instant(key, *value) : *this; }
    JsonWriter& date(const char* key, const std::optional<QDate>& value);
    JsonWriter& time(const char* key, QTime value);
    JsonWriter& window(const char* key, const Window& value);
    JsonWriter& codes(const char* key, const QStringList& values); ///< no key when empty
    JsonWriter& object(const char* key, const JsonText& value);
    JsonWriter& object(const char* key, const QJsonObject& value);

    template <typename Tagged>
    JsonWriter& id(const char* key, const Tagged& value)
    {
        begin(key);
        write(value.uuid());
        return *this;
    }
    template <typename Tagged>
    JsonWriter& id(const char* key, const std::optional<Tagged>& value)
    {
        return value ? id(key, *value) : *this;
    }
    template <typename Tagged>
    JsonWriter& ids(const char* key, const std::vector<Tagged>& values)
    {
        return items(key, values, [this](const Tagged& value) { write(value.uuid()); });
    }
    template <typename Value, typename Write>
    JsonWriter& object(const char* key, const std::optional<Value>& value, Write write)
    {
        return value ? object(key, write(*value)) : *this;
    }
    /// Always a key, so that an empty list is seen to be one.
    template <typename Value, typename Write>
    JsonWriter& list(const char* key, const std::vector<Value>& values, Write writeItem)
    {
        return items(key, values, [&](const Value& value) { write(writeItem(value)); });
    }

    /// Once, at the end.
    JsonText done();

private:
    void begin(const char* key);
    void write(const QString& value);
    void write(const Uuid& value);
    void write(const JsonText& value) { m_text += value.text(); }
    void write(const QJsonObject& value);
    void write(Instant value);

    template <typename Values, typename WriteItem>
    JsonWriter& items(const char* key, const Values& values, WriteItem writeItem)
    {
        begin(key);
        m_text += '[';
        bool first = true;
        for (const auto& value : values) {
            if (!first) {
                m_text += ',';
            }
            first = false;
            writeItem(value);
        }
        m_text += ']';
        return *this;
    }

    std::string m_text = "{";
};

} // namespace relais
