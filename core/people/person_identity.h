#pragma once

#include <QDate>
#include <QString>

namespace relais {

enum class Sex { Unknown, Female, Male };

/// Who somebody is, as confirmed on the telephone by two traits.
struct PersonIdentity {
    QString birthName;
    QString usedName; ///< empty: the birth name is used
    QString firstName;
    QDate birthDate;
    Sex sex = Sex::Unknown;

    /// The name to speak to: the used one, else the birth name.
    QString familyName() const { return usedName.isEmpty() ? birthName : usedName; }
    bool operator==(const PersonIdentity&) const = default;
};

} // namespace relais
