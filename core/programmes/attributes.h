#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace relais {

/// What a protocol may ask about a person: a flag, a count, a day, a code or several codes.
using AttributeValue = std::variant<bool, int, QDate, QString, QStringList>;

enum class AttributeType { Flag, Count, Day, Code, Codes };

/// Named values, ascending by name, each name once. What is not there is not known, which is not the same as "no".
/// A value; holds health data: never in a log.
class Attributes {
public:
    Attributes() = default;

    void set(const QString& name, AttributeValue value);
    const AttributeValue* find(QStringView name) const;
    bool isEmpty() const { return m_values.empty(); }
    bool operator==(const Attributes&) const = default;

private:
    std::vector<std::pair<QString, AttributeValue>> m_values;
};

/// The attributes that every protocol may ask about, beside the fields of its own form; nothing: unknown name.
/// "age" is in whole years at the reference date; "exam_…" is the day of the last one known.
std::optional<AttributeType> commonAttribute(QStringView name);

} // namespace relais
