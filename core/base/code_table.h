#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace relais {

/// The stable texts of an enum, one row each. An enumerator without a row has an empty code, which a test looks for.
template <typename Enum, std::size_t Count>
using CodeTable = std::array<std::pair<Enum, const char16_t*>, Count>;

template <typename Enum, std::size_t Count>
QString codeIn(const CodeTable<Enum, Count>& table, Enum value)
{
    for (const auto& [known, code] : table) {
        if (known == value) {
            return QString::fromUtf16(code);
        }
    }
    return {};
}

template <typename Enum, std::size_t Count>
std::optional<Enum> valueIn(const CodeTable<Enum, Count>& table, QStringView code)
{
    for (const auto& [known, text] : table) {
        if (code == QStringView(text)) {
            return known;
        }
    }
    return std::nullopt;
}

} // namespace relais
