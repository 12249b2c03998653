#pragma once

#include <QString>

#include <optional>

namespace relais {

/// The number by which a health professional is known in France: 11 digits, the last one by Luhn. A value; of a professional, never of a
/// person who is phoned. Source: domain reference §6.
class Rpps {
public:
    /// 11 digits once spaces (no-break ones too) are dropped, with the right last one. Anything else gives nothing.
    static std::optional<Rpps> fromText(QStringView text);

    const QString& text() const { return m_digits; } ///< "99700218896"
    bool operator==(const Rpps&) const = default;

private:
    explicit Rpps(QString digits) : m_digits(std::move(digits)) {}

    QString m_digits;
};

} // namespace relais
