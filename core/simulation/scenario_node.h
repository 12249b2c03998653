#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <vector>

namespace relais {

/// One place in scenario.json, and how to read it. The first broken rule is kept, with its path; what is read after it is empty.
/// A value that borrows `error` from the reader; same thread.
class ScenarioNode {
public:
    ScenarioNode(QJsonValue value, QString path, QString& error) : m_value(std::move(value)), m_path(std::move(path)), m_error(error) {}

    ScenarioNode operator[](const char* key) const
    {
        return {m_value.toObject().value(QLatin1String(key)), m_path + QLatin1Char('/') + QLatin1String(key), m_error};
    }
    bool has(const char* key) const { return m_value.toObject().contains(QLatin1String(key)); }
    std::vector<ScenarioNode> items() const
    {
        std::vector<ScenarioNode> nodes;
        check(m_value.isArray(), "a list");
        for (const auto& item : m_value.toArray()) {
            nodes.emplace_back(item, m_path + QLatin1Char('/') + QString::number(nodes.size()), m_error);
        }
        return nodes;
    }
    QString text() const
    {
        check(m_value.isString() && m_value.toString().size() <= 200, "a text of at most 200 characters");
        return m_value.toString();
    }
    QString filledText() const
    {
        check(!m_value.toString().isEmpty(), "a text that is not empty");
        return text();
    }
    int number(int from, int to) const
    {
        const auto number = m_value.toInt(from - 1);
        check(m_value.isDouble() && from <= number && number <= to, "a whole number within its range");
        return number;
    }
    bool flag() const
    {
        check(m_value.isBool(), "true or false");
        return m_value.toBool();
    }
    QStringList texts() const
    {
        QStringList list;
        for (const auto& item : items()) {
            list.append(item.text());
        }
        check(!list.isEmpty(), "a list with something in it");
        return list;
    }
    QStringList keys() const { return m_value.toObject().keys(); }
    /// Keeps the first failure only.
    void check(bool holds, const char* expected) const
    {
        if (!holds && m_error.isEmpty()) {
            m_error = QStringLiteral("scenario.json: %1: expected %2").arg(m_path, QLatin1String(expected));
        }
    }

private:
    QJsonValue m_value;
    QString m_path;
    QString& m_error;
};

} // namespace relais
