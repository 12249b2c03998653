#pragma once

#include "core/queue/leased_contact.h"

namespace relais::test {

/// Texts that nobody else carries: none of them may turn up outside a sealed blob, in an error or in a log.
inline const QString canaryName = QStringLiteral("QUINQUINAVELLE");
inline const QString canaryFirstName = QStringLiteral("Zéphirinette");
inline const QString canaryPhone = QStringLiteral("+33639980666");
inline const QString canaryNote = QStringLiteral("zyxonote-personnelle");

/// An invented person with something in every field. `n` tells people apart.
PersonSlice samplePerson(int n = 0);
/// The person that no file, log or message may betray.
PersonSlice canaryPerson();
/// She, lent to a desk by the campaign "diabete-ecart" for two and a half hours from `now`.
LeasedContact sampleContact(int n, Instant now);
/// A report with something in every field.
CallReport sampleReport();
/// The same id for the same number.
template <typename Tagged>
Tagged sampleId(std::uint32_t n)
{
    std::array<std::uint8_t, 16> bytes{0x01, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80};
    for (int i = 0; i < 4; ++i) {
        bytes[static_cast<std::size_t>(12 + i)] = static_cast<std::uint8_t>(n >> (24 - 8 * i));
    }
    return Tagged(Uuid(bytes));
}

} // namespace relais::test
