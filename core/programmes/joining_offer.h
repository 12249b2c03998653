#pragma once

#include "core/programmes/protocol.h"

namespace relais {

/// Why somebody cannot join a version of a pathway like this.
enum class JoiningObstacle {
    EntryNotOffered, ///< the version does not list that way in
    ConsentMissing,  ///< a consent without which nobody joins was not given
};

/// What whoever enrols in a call joins, as it is asked of her. A value; names no illness, since enrolment callers read it, too.
struct JoiningOffer {
    QString programme; ///< its title
    std::vector<ConsentSpec> consents;
    bool operator==(const JoiningOffer&) const = default;
};

} // namespace relais
