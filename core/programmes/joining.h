#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/protocol.h"
#include "core/queue/calendar.h"

namespace relais {

/// What is recorded when somebody joins a pathway, at the version given: the joining, the birth where a step counts from it, and the consents
/// without which nobody joins, each with the version of its words. Source: domain reference §3, §7. Pure.
struct Joining {
    QString entry;   ///< a channel of the protocol: "campaign", "online", "physician_request"…
    QString channel; ///< how the consents were said: "phone", "online", "letter", "bedside"
    QDate birthDate; ///< invalid: not known
    QString territory;
    QStringList alsoConsents; ///< codes given beside the required ones
};
std::vector<FactBody> joiningBodies(const Protocol& protocol, const Joining& joining, const Calendar& calendar);

} // namespace relais
