#include "core/base/strict_json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <nlohmann/json.hpp>

#include <vector>

namespace relais {

namespace {

QString fromUtf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Builds Qt's tree from the events of nlohmann's parser, which is strict about the text; we are about the structure.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return add(QJsonValue(QJsonValue::Null)); }
    bool boolean(bool value) override { return add(QJsonValue(value)); }
    bool number_integer(number_integer_t value) override { return add(QJsonValue(static_cast<qint64>(value))); }
    bool number_unsigned(number_unsigned_t value) override
    {
        constexpr auto largest = static_cast<number_unsigned_t>(std::numeric_limits<qint64>::max());
        return add(value <= largest ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(static_cast<double>(value)));
    }
    bool number_float(number_float_t value, const string_t&) override { return add(QJsonValue(value)); }
    bool string(string_t& value) override { return add(QJsonValue(fromUtf8(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool key(string_t& value) override
    {
        m_levels.back().key = fromUtf8(value);
        if (m_levels.back().object.contains(m_levels.back().key)) {
            m_failure = "duplicate_key";
            m_place = placeOfKey();
            return false;
        }
        // Qt keeps keys sorted by moving them: a quadratic cost that nobody shall order from outside.
        if (m_levels.back().object.size() == mostJsonKeys) {
            m_failure = "too_many_keys";
            return false;
        }
        return true;
    }
    bool end_object() override
    {
        const QJsonValue value(std::move(m_levels.back().object));
        m_levels.pop_back();
        return add(value);
    }
    bool end_array() override
    {
        const QJsonValue value(std::move(m_levels.back().array));
        m_levels.pop_back();
        return add(value);
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    const char* failure() const { return m_failure; }
    const QString& place() const { return m_place; }
    const QJsonValue& value() const { return m_value; }

private:
    struct Level {
        bool isObject = false;
        QJsonObject object;
        QJsonArray array;
        QString key;
    };

    /// Of what is read now: the keys and the places in lists that lead to it.
    QString placeOfKey() const
    {
        QString pointer;
        for (const Level& level : m_levels) {
            QString step = level.isObject ? level.key : QString::number(level.array.size());
            pointer += u'/' + step.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
        }
        return pointer;
    }
    bool open(bool isObject)
    {
        if (m_levels.size() == deepestJson) {
            m_failure = "too_deep";
            return false;
        }
        m_levels.push_back({isObject, {}, {}, {}});
        return true;
    }
    bool add(const QJsonValue& value)
    {
        if (m_levels.empty()) {
            m_value = value;
        } else if (m_levels.back().isObject) {
            m_levels.back().object.insert(m_levels.back().key, value);
        } else {
            m_levels.back().array.append(value);
        }
        return true;
    }

    std::vector<Level> m_levels;
    QJsonValue m_value;
    const char* m_failure = "malformed_json";
    QString m_place;
};

} // namespace

Result<QJsonValue> parseStrictJson(std::string_view text, QString* place)
{
    TreeBuilder builder;
    // nlohmann forgives a byte-order mark, which RFC 8259 §8.1 does not want, and takes a NUL for the end of the text.
    const bool forgiven = text.substr(0, 3) == "\xef\xbb\xbf" || text.find('\0') != std::string_view::npos;
    if (forgiven || !nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
        if (place != nullptr) {
            *place = builder.place();
        }
        return failure(ErrorCode::InvalidInput, QString::fromLatin1(builder.failure()));
    }
    return builder.value();
}

} // namespace relais
