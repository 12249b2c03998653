#include "core/people/rpps.h"

namespace relais {

std::optional<Rpps> Rpps::fromText(QStringView text)
{
    constexpr qsizetype length = 11;
    QString digits;
    for (const QChar sign : text) {
        if (sign >= u'0' && sign <= u'9') {
            digits += sign;
        } else if (!sign.isSpace()) {
            return std::nullopt;
        }
    }
    if (digits.size() != length) {
        return std::nullopt;
    }
    int sum = 0;
    for (qsizetype i = 0; i < length; ++i) {
        const int digit = digits[length - 1 - i].digitValue();
        const int doubled = digit * 2;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 ? std::optional(Rpps(digits)) : std::nullopt;
}

} // namespace relais
