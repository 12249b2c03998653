#pragma once

#include "core/base/id.h"
#include "core/calls/alert_standing.h"
#include "core/people/person_identity.h"
#include "core/people/phone_number.h"

#include <optional>
#include <vector>

namespace relais {

/// An alert that waits for a medical officer, with what she needs to act: who, where, which number, since when. A value.
struct WaitingAlert {
    FactId alert;
    PersonId person;
    std::optional<PersonIdentity> identity; ///< absent when the file is not known
    QString addressLine;
    QString postalCode;
    QString town;
    std::vector<PhoneNumber> callBack; ///< usable ones, in the order in which to try them
    Instant raisedAt;
    QString raisedBy; ///< "Paul D."
    AlertStanding standing = AlertStanding::Open;
    std::optional<Instant> takenBackAt; ///< a desk took the mark back; the alert waits all the same
    bool operator==(const WaitingAlert&) const = default;
};

} // namespace relais
