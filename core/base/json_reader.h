#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QTime>

#include <optional>
#include <vector>

namespace relais {

/// Reads a closed JSON object: each key is asked for by name, and what nobody asked for is an error.
/// Lives on the stack of one decoding, on any thread. The first failure wins, what is read after it has its default value;
/// `result` then answers InvalidInput whose detail is the path and what was expected ("body.report.goals[2].wording: at most
/// 200 characters"), never a value and never an unknown key's name. A key that is absent and one that is null are not the same:
/// null is refused everywhere. Lengths are counted in code points.
class JsonReader {
public:
    explicit JsonReader(const QJsonObject& object) : m_object(object) {}
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    bool has(const char* key) const;
    /// 1 to maxLength characters.
    QString text(const char* key, int maxLength);
    /// Absent or up to maxLength characters.
    QString optionalText(const char* key, int maxLength);
    /// [a-z][a-z0-9_]*, or with hyphens: a code of ours, 1 to 64 characters.
    QString codeText(const char* key);
    QString optionalCodeText(const char* key);
    bool boolean(const char* key);
    std::int64_t integer(const char* key, std::int64_t lowest, std::int64_t highest);
    std::optional<std::int64_t> optionalInteger(const char* key, std::int64_t lowest, std::int64_t highest);
    std::chrono::milliseconds duration(const char* key); ///< 0 to one day, in milliseconds
    Instant instant(const char* key);
    std::optional<Instant> optionalInstant(const char* key);
    std::optional<QDate> optionalDate(const char* key); ///< "1964-09-17", years 1850 to 2200
    QDate date(const char* key);
    QTime time(const char* key);    ///< "14:00"
    Window window(const char* key); ///< {"from","until"}, not ending before it begins
    CentreId centre(const char* key);
    CampaignCode campaign(const char* key);
    std::optional<CampaignCode> optionalCampaign(const char* key);
    /// "+" and 3 to 15 digits.
    std::optional<QString> optionalE164(const char* key);
    QString e164(const char* key);
    QStringList codes(const char* key, int maxItems);

    template <typename Tagged>
    Tagged id(const char* key)
    {
        const auto read = Tagged::fromText(rawText(key, true));
        if (!read && ok()) {
            fail(key, "expected an id");
        }
        return read.value_or(Tagged());
    }
    template <typename Tagged>
    std::optional<Tagged> optionalId(const char* key)
    {
        return has(key) ? std::optional<Tagged>(id<Tagged>(key)) : std::nullopt;
    }
    template <typename Tagged>
    std::vector<Tagged> ids(const char* key, int maxItems)
    {
        std::vector<Tagged> read;
        for (const QJsonArray list = array(key, maxItems); const QJsonValue& item : list) {
            const auto one = Tagged::fromText(item.toString());
            if (!one) {
                fail(key, "expected ids");
                break;
            }
            read.push_back(*one);
        }
        return read;
    }
    /// One of an enum's codes.
    template <typename Enum>
    Enum code(const char* key, std::optional<Enum> (*fromCode)(QStringView))
    {
        const auto read = fromCode(rawText(key, true));
        if (!read && ok()) {
            fail(key, "not one of the known codes");
        }
        return read.value_or(Enum{});
    }
    template <typename Enum>
    std::optional<Enum> optionalCode(const char* key, std::optional<Enum> (*fromCode)(QStringView))
    {
        return has(key) ? std::optional<Enum>(code(key, fromCode)) : std::nullopt;
    }
    /// A closed object, read by `T read(JsonReader&)`.
    template <typename Read>
    auto object(const char* key, Read read)
    {
        const QJsonObject inner = rawObject(key);
        JsonReader reader(inner, *this, key, -1);
        auto value = read(reader);
        reader.close();
        return value;
    }
    template <typename Read>
    auto optionalObject(const char* key, Read read) -> std::optional<decltype(object(key, read))>
    {
        if (!has(key)) {
            return std::nullopt;
        }
        return object(key, read);
    }
    /// Objects that are read later, one by one.
    std::vector<QJsonObject> objects(const char* key, int maxItems);
    /// A list of closed objects; absent is empty.
    template <typename Read>
    auto list(const char* key, int maxItems, Read read) -> std::vector<decltype(object(key, read))>
    {
        std::vector<decltype(object(key, read))> values;
        int at = 0;
        for (const QJsonArray list = array(key, maxItems); const QJsonValue& item : list) {
            if (!item.isObject()) {
                fail(key, "expected objects");
                break;
            }
            const QJsonObject inner = item.toObject();
            JsonReader reader(inner, *this, key, at++);
            values.push_back(read(reader));
            reader.close();
            if (!ok()) {
                break;
            }
        }
        return values;
    }

    bool ok() const { return root().m_error.isEmpty(); }
    /// A rule between fields that the caller checks: "until", "not before from".
    void fail(const char* key, const char* expected);

    /// The value when everything was as it should be and no key was left over.
    template <typename T>
    Result<T> result(T value)
    {
        close();
        if (!ok()) {
            return failure(ErrorCode::InvalidInput, m_error);
        }
        return value;
    }

private:
    JsonReader(const QJsonObject& object, JsonReader& parent, const char* key, int at)
        : m_object(object), m_parent(&parent), m_key(key), m_at(at)
    {}
    const JsonReader& root() const { return m_parent == nullptr ? *this : m_parent->root(); }
    JsonReader& root() { return m_parent == nullptr ? *this : m_parent->root(); }
    QString path() const;
    QJsonValue take(const char* key, bool required);
    QString rawText(const char* key, bool required);
    QJsonObject rawObject(const char* key);
    QJsonArray array(const char* key, int maxItems);
    void close();

    const QJsonObject& m_object;
    JsonReader* m_parent = nullptr;
    const char* m_key = nullptr;
    int m_at = -1;
    qsizetype m_taken = 0;
    QString m_error; ///< of the root only
};

} // namespace relais
