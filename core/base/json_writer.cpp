#include "core/base/json_writer.h"

#include <QJsonDocument>

#include <array>
#include <charconv>

namespace relais {

namespace {

constexpr std::size_t usualSize = 256; ///< of an object: its text grows once or twice

constexpr char hexDigit(unsigned value)
{
    return "0123456789abcdef"[value & 0xf];
}

void appendEscape(std::string& text, unsigned c)
{
    switch (c) {
    case '"': text += "\\\""; break;
    case '\\': text += "\\\\"; break;
    case '\b': text += "\\b"; break;
    case '\f': text += "\\f"; break;
    case '\n': text += "\\n"; break;
    case '\r': text += "\\r"; break;
    case '\t': text += "\\t"; break;
    default: text.append({'\\', 'u', '0', '0', hexDigit(c >> 4), hexDigit(c)});
    }
}

void appendUtf8(std::string& text, char32_t c)
{
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x800) {
        text += static_cast<char>(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xe0 | (c >> 12));
        tail(6);
    } else {
        text += static_cast<char>(0xf0 | (c >> 18));
        tail(12);
        tail(6);
    }
    tail(0);
}

} // namespace

JsonWriter& JsonWriter::text(const char* key, const QString& value)
{
    if (!value.isEmpty()) {
        begin(key);
        write(value);
    }
    return *this;
}

JsonWriter& JsonWriter::boolean(const char* key, bool value)
{
    begin(key);
    m_text += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::integer(const char* key, std::int64_t value)
{
    begin(key);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_text.append(digits.data(), end);
    return *this;
}

JsonWriter& JsonWriter::instant(const char* key, Instant value)
{
    begin(key);
    write(value);
    return *this;
}

JsonWriter& JsonWriter::date(const char* key, const std::optional<QDate>& value)
{
    return value && value->isValid() ? text(key, value->toString(Qt::ISODate)) : *this;
}

JsonWriter& JsonWriter::time(const char* key, QTime value)
{
    begin(key);
    write(value.toString(QStringLiteral("HH:mm")));
    return *this;
}

JsonWriter& JsonWriter::window(const char* key, const Window& value)
{
    return object(key, JsonWriter().instant("from", value.from).instant("until", value.until).done());
}

JsonWriter& JsonWriter::codes(const char* key, const QStringList& values)
{
    return values.isEmpty() ? *this : items(key, values, [this](const QString& value) { write(value); });
}

JsonWriter& JsonWriter::object(const char* key, const JsonText& value)
{
    begin(key);
    write(value);
    return *this;
}

JsonWriter& JsonWriter::object(const char* key, const QJsonObject& value)
{
    begin(key);
    write(value);
    return *this;
}

JsonText JsonWriter::done()
{
    m_text += '}';
    return JsonText(std::move(m_text));
}

void JsonWriter::begin(const char* key)
{
    if (m_text.size() == 1) {
        m_text.reserve(usualSize);
    } else {
        m_text += ',';
    }
    m_text += '"';
    m_text += key; // ours: letters and "_"
    m_text += "\":";
}

/// A half of a pair that stands alone has no UTF-8: it becomes a question mark, as with QJsonDocument.
void JsonWriter::write(const QString& value)
{
    m_text += '"';
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value[i];
        const unsigned code = c.unicode();
        if (code < 0x80) {
            if (code < 0x20 || code == '"' || code == '\\') {
                appendEscape(m_text, code);
            } else {
                m_text += static_cast<char>(code);
            }
        } else if (c.isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate()) {
            appendUtf8(m_text, QChar::surrogateToUcs4(c, value[++i]));
        } else if (c.isSurrogate()) {
            m_text += '?';
        } else {
            appendUtf8(m_text, code);
        }
    }
    m_text += '"';
}

void JsonWriter::write(const Uuid& value)
{
    m_text += '"';
    value.appendTo(m_text);
    m_text += '"';
}

void JsonWriter::write(const QJsonObject& value)
{
    const QByteArray text = QJsonDocument(value).toJson(QJsonDocument::Compact);
    m_text.append(text.constData(), static_cast<std::size_t>(text.size()));
}

void JsonWriter::write(Instant value)
{
    m_text += '"';
    appendText(m_text, value);
    m_text += '"';
}

} // namespace relais
