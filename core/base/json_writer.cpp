#include "core/base/json_writer.h"

namespace relais {

JsonWriter& JsonWriter::text(const char* key, const QString& value)
{
    return value.isEmpty() ? *this : put(key, value);
}

JsonWriter& JsonWriter::date(const char* key, const std::optional<QDate>& value)
{
    return value && value->isValid() ? put(key, value->toString(Qt::ISODate)) : *this;
}

JsonWriter& JsonWriter::window(const char* key, const Window& value)
{
    return put(key, JsonWriter().instant("from", value.from).instant("until", value.until).done());
}

JsonWriter& JsonWriter::codes(const char* key, const QStringList& values)
{
    return values.isEmpty() ? *this : put(key, QJsonArray::fromStringList(values));
}

} // namespace relais
