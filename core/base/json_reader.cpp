#include "core/base/json_reader.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::int64_t dayInMilliseconds = 86'400'000;

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isCode(QStringView text, qsizetype maxLength)
{
    return !text.isEmpty() && text.size() <= maxLength && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || isAsciiDigit(c) || c == u'_' || c == u'-' || c == u'.';
    });
}

bool isE164(QStringView text)
{
    return text.size() >= 4 && text.size() <= 16 && text[0] == u'+' && std::all_of(text.begin() + 1, text.end(), isAsciiDigit);
}

/// Line breaks and tabs are what people type; other control characters are not text, and half a surrogate pair is nothing.
bool isText(const QString& text)
{
    return text.isValidUtf16()
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c < u' ' && c != u'\n' && c != u'\r' && c != u'\t'; });
}

bool isLonger(const QString& text, int maxLength)
{
    return text.size() > maxLength && text.toUcs4().size() > maxLength;
}

} // namespace

bool JsonReader::has(const char* key) const
{
    return m_object.contains(QLatin1String(key));
}

QString JsonReader::path() const
{
    if (m_parent == nullptr) {
        return {};
    }
    QString here = m_parent->path() + QLatin1String(m_key);
    if (m_at >= 0) {
        here += u'[' + QString::number(m_at) + u']';
    }
    return here + u'.';
}

void JsonReader::fail(const char* key, const char* expected)
{
    if (ok()) {
        root().m_error = path() + QLatin1String(key) + QStringLiteral(": ") + QLatin1String(expected);
    }
}

QJsonValue JsonReader::take(const char* key, bool required)
{
    const auto found = m_object.constFind(QLatin1String(key));
    if (found == m_object.constEnd()) {
        if (required) {
            fail(key, "missing");
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    ++m_taken;
    return *found;
}

QString JsonReader::rawText(const char* key, bool required)
{
    const QJsonValue value = take(key, required);
    if (value.isUndefined()) {
        return {};
    }
    if (!value.isString()) {
        fail(key, "expected text");
        return {};
    }
    return value.toString();
}

QJsonObject JsonReader::rawObject(const char* key)
{
    const QJsonValue value = take(key, true);
    if (!value.isUndefined() && !value.isObject()) {
        fail(key, "expected an object");
    }
    return value.toObject();
}

QJsonArray JsonReader::array(const char* key, int maxItems)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined()) {
        return {};
    }
    if (!value.isArray()) {
        fail(key, "expected a list");
        return {};
    }
    const QJsonArray items = value.toArray();
    if (items.size() > maxItems) {
        fail(key, "too many items");
        return {};
    }
    return items;
}

void JsonReader::close()
{
    if (m_taken != m_object.size() && ok()) {
        root().m_error = path() + QStringLiteral("*: unknown field");
    }
}

QString JsonReader::text(const char* key, int maxLength)
{
    const QString value = optionalText(key, maxLength);
    if (value.isEmpty() && ok()) {
        fail(key, has(key) ? "empty" : "missing");
    }
    return value;
}

QString JsonReader::optionalText(const char* key, int maxLength)
{
    const QString value = rawText(key, false);
    if (isLonger(value, maxLength)) {
        fail(key, "too long");
        return {};
    }
    if (!isText(value)) {
        fail(key, "control characters or broken text");
        return {};
    }
    return value;
}

QString JsonReader::codeText(const char* key)
{
    const QString value = rawText(key, true);
    if (ok() && !isCode(value, 64)) {
        fail(key, "expected a code");
        return {};
    }
    return value;
}

QString JsonReader::optionalCodeText(const char* key)
{
    return has(key) ? codeText(key) : QString();
}

bool JsonReader::boolean(const char* key)
{
    const QJsonValue value = take(key, true);
    if (!value.isUndefined() && !value.isBool()) {
        fail(key, "expected true or false");
    }
    return value.toBool();
}

std::int64_t JsonReader::integer(const char* key, std::int64_t lowest, std::int64_t highest)
{
    const QJsonValue value = take(key, true);
    if (value.isUndefined()) {
        return lowest;
    }
    // A number that is not whole answers with each of two different defaults.
    const qint64 number = value.toInteger(0);
    if (!value.isDouble() || number != value.toInteger(1) || number < lowest || number > highest) {
        fail(key, "expected a whole number in its range");
        return lowest;
    }
    return number;
}

std::optional<std::int64_t> JsonReader::optionalInteger(const char* key, std::int64_t lowest, std::int64_t highest)
{
    return has(key) ? std::optional(integer(key, lowest, highest)) : std::nullopt;
}

std::chrono::milliseconds JsonReader::duration(const char* key)
{
    return std::chrono::milliseconds(integer(key, 0, dayInMilliseconds));
}

Instant JsonReader::instant(const char* key)
{
    const auto value = instantFromText(rawText(key, true));
    if (!value && ok()) {
        fail(key, "expected an instant in UTC");
    }
    return value.value_or(Instant());
}

std::optional<Instant> JsonReader::optionalInstant(const char* key)
{
    return has(key) ? std::optional(instant(key)) : std::nullopt;
}

QDate JsonReader::date(const char* key)
{
    const QString text = rawText(key, true);
    const QDate value = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    if (ok() && (!value.isValid() || value.year() < 1850 || value.year() > 2200)) {
        fail(key, "expected a date");
    }
    return value;
}

std::optional<QDate> JsonReader::optionalDate(const char* key)
{
    return has(key) ? std::optional(date(key)) : std::nullopt;
}

QTime JsonReader::time(const char* key)
{
    const QString text = rawText(key, true);
    const QTime value = text.size() == 5 ? QTime::fromString(text, QStringLiteral("HH:mm")) : QTime();
    if (ok() && !value.isValid()) {
        fail(key, "expected a time of day");
    }
    return value;
}

Window JsonReader::window(const char* key)
{
    return object(key, [](JsonReader& in) {
        const Window read{in.instant("from"), in.instant("until")};
        if (read.until < read.from) {
            in.fail("until", "before its beginning");
        }
        return read;
    });
}

CentreId JsonReader::centre(const char* key)
{
    const QString code = codeText(key);
    if (ok() && (!isCode(code, 32) || code.contains(u'_') || code.contains(u'.'))) {
        fail(key, "expected a centre's code");
    }
    return {code};
}

CampaignCode JsonReader::campaign(const char* key)
{
    const QString code = codeText(key);
    if (ok() && (code.contains(u'_') || code.contains(u'.'))) {
        fail(key, "expected a campaign's code");
    }
    return {code};
}

std::optional<CampaignCode> JsonReader::optionalCampaign(const char* key)
{
    return has(key) ? std::optional(campaign(key)) : std::nullopt;
}

QString JsonReader::e164(const char* key)
{
    const QString value = rawText(key, true);
    if (ok() && !isE164(value)) {
        fail(key, "expected a number in E.164");
        return {};
    }
    return value;
}

std::optional<QString> JsonReader::optionalE164(const char* key)
{
    return has(key) ? std::optional(e164(key)) : std::nullopt;
}

QStringList JsonReader::codes(const char* key, int maxItems)
{
    QStringList read;
    for (const QJsonArray list = array(key, maxItems); const QJsonValue& item : list) {
        if (!item.isString() || !isCode(item.toString(), 64)) {
            fail(key, "expected codes");
            return {};
        }
        read.append(item.toString());
    }
    return read;
}

std::vector<QJsonObject> JsonReader::objects(const char* key, int maxItems)
{
    std::vector<QJsonObject> read;
    for (const QJsonArray list = array(key, maxItems); const QJsonValue& item : list) {
        if (!item.isObject()) {
            fail(key, "expected objects");
            return {};
        }
        read.push_back(item.toObject());
    }
    return read;
}

} // namespace relais
