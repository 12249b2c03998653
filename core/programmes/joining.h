#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/joining_offer.h"
#include "core/queue/calendar.h"

namespace relais {

/// How somebody joins a pathway, and what she has agreed to. Nothing is taken for given that was not said.
struct Joining {
    QString entry;   ///< a channel of the protocol: "campaign", "online", "phone"…
    QString channel; ///< how the consents were said: "phone", "online", "letter", "bedside"
    QDate birthDate; ///< invalid: not known
    QString territory;
    QStringList consents; ///< codes of those that she gave; any other of the protocol is not given
};

/// Nothing: she may join this version so. Pure.
std::optional<JoiningObstacle> joiningObstacle(const Protocol& protocol, const Joining& joining);

/// What is recorded when somebody joins a pathway, at the version given: the joining, the birth where a step counts from it, and each consent that
/// she gave with the version of its words. Empty: there is an obstacle. Source: domain reference §3, §7. Pure.
std::vector<FactBody> joiningBodies(const Protocol& protocol, const Joining& joining, const Calendar& calendar);

} // namespace relais
