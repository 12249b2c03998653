#pragma once

#include <QJsonObject>

#include <string>
#include <utility>

namespace relais {

/// One JSON object as it goes over the wire: UTF-8, compact, its keys in the order in which they were written. A value; made by JsonWriter.
class JsonText {
public:
    explicit JsonText(std::string text) : m_text(std::move(text)) {}

    const std::string& text() const& { return m_text; }
    std::string text() && { return std::move(m_text); }

    /// Read, for whoever looks into it. Two of these operators would make every QJsonValue ambiguous.
    operator QJsonObject() const; // NOLINT(google-explicit-constructor): it is one, written down

    bool operator==(const JsonText&) const = default; ///< the same, in the same order

private:
    std::string m_text;
};

} // namespace relais
