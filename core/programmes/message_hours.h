#pragma once

#include "core/programmes/protocol.h"
#include "core/queue/calendar.h"

namespace relais {

/// Whose message it is, and where she lives. Borrows; lives on the stack of one question.
struct MessagePlace {
    const Protocol& protocol;
    const Calendar& calendar;
    const QString& territory;
    const CentreId& centre;
};

/// When an SMS or an e-mail of a pathway may go out on that day of the person's calendar: at the hours that the protocol gives for messages,
/// on days on which there are calls; where it gives none, at the hours of its calls. Empty: not at all. The same as the plan's. Pure, total.
std::vector<Window> messageHoursOn(QDate day, const MessagePlace& place);

/// The first instant from `at` on at which one may go out: `at` itself inside the hours; nothing: none within two months.
std::optional<Instant> nextMessageHour(Instant at, const MessagePlace& place);

} // namespace relais
