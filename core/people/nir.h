#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relais {

/// French social security number, 13 characters without its key (domain: sex, year, month, département, commune, order).
/// A value in 8 bytes: the 13 digits as a number, and which letter stood in a Corsican département. Never logged.
class Nir {
public:
    constexpr Nir() = default;

    /// 13 characters once spaces (no-break ones too) are dropped: ASCII digits, first one 1, 2, 7 or 8, `2A`/`2B` in either
    /// case as département. `text` is UTF-8. Anything else gives nothing. The key is not looked at.
    static std::optional<Nir> fromText(std::string_view text);
    static std::optional<Nir> fromText(QStringView text);
    /// What packed() gave; anything else gives nothing.
    static std::optional<Nir> fromPacked(std::uint64_t packed);

    /// 97 − (N mod 97), with 2A read as 19 and 2B as 18; 1 to 97.
    int key() const;
    /// One or two ASCII digits that are the key ("9" is "09").
    bool hasKey(std::string_view key) const;
    /// False for months outside 01–12: these exist, so it is a warning and no refusal.
    bool hasCivilMonth() const;

    /// Compact and reversible: for tables of a million and for the store.
    constexpr std::uint64_t packed() const { return m_packed; }
    /// "2640975010103", to be stored or sent, never shown.
    QString text() const;
    /// "2 64 09 75 ··· ··· ··": what a screen shows unless somebody asks to see it, which is audited.
    QString masked() const;
    /// "2 64 09 75 010 103 09": showing this is an audited act.
    QString revealed() const;

    constexpr auto operator<=>(const Nir&) const = default;

private:
    constexpr explicit Nir(std::uint64_t packed) : m_packed(packed) {}
    std::uint64_t digits() const;
    char16_t letter() const;

    std::uint64_t m_packed = 0; ///< digits (a letter counts as 0) + letter << 48, letter 1 = A, 2 = B
};

} // namespace relais
