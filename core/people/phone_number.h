#pragma once

#include <QString>

#include <compare>
#include <optional>
#include <string_view>

namespace relais {

/// A telephone number as it is dialled and stored: E.164 with its plus ("+33639981234"). A value; made by
/// phoneFromFrench() from what people write, or taken as it is from a store or a line, in which case the gate decides.
struct PhoneNumber {
    QString e164;
    bool operator==(const PhoneNumber&) const = default;
    std::strong_ordering operator<=>(const PhoneNumber& other) const { return e164.compare(other.e164) <=> 0; }
};

/// The gate before every line: `^\+?[0-9]{3,15}$`. What fails it is never dialled, whatever its source.
bool mayBeDialled(const PhoneNumber& number);

/// What somebody wrote for a French number, to E.164; nothing when it is not one that can be dialled (nine digits, two
/// numbers, a foreign code, 089x). The ranges reserved for fiction are always +33; then the overseas prefixes decide,
/// whatever the postal code (domain reference, "phone").
std::optional<PhoneNumber> phoneFromFrench(QStringView text);

/// "06 39 98 12 34" for French numbers, overseas ones included; the number itself for any other.
QString displayText(const PhoneNumber& number);

/// A number that fits a register: what phoneFromFrench() does, on UTF-8 and without the heap, for lists of a million rows.
struct PhoneBytes {
    char text[16] = {}; ///< E.164 with its plus, no terminator counted
    unsigned char size = 0;
    std::string_view view() const { return {text, size}; }
};
std::optional<PhoneBytes> phoneBytesFromFrench(std::string_view utf8);

} // namespace relais
