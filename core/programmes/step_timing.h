#pragma once

#include "core/programmes/next_steps.h"
#include "core/queue/local_calendar.h"

namespace relais {

/// Where and whose: what places a step on the calendar. Borrows; lives on the stack of one question.
struct StepPlace {
    StepPlace(const Calendar& whole, const Protocol& protocol, const QString& hers, const CentreId& callers)
        : calendar(whole), purpose(protocol.purpose), territory(hers), centre(callers), messageHours(protocol.messageHours),
          local(whole, hers, callers)
    {}

    const Calendar& calendar;
    Purpose purpose;
    const QString& territory;
    const CentreId& centre;
    const std::optional<MessageHours>& messageHours; ///< of SMS and e-mails, on days with calls; nothing: the hours of calls
    LocalCalendar local;                             ///< the calendar there
};

/// What a step makes of its anchor before anything has happened to it.
struct StepTiming {
    Window window;
    Window due;
    StepReasons reasons;
};

/// The window and the due time of the `occurrence`th time of a step that is anchored at `anchor`; `last` is when the one before was done,
/// for a step that is counted from there. Of one that is done only the window is reckoned. Pure, total: without any opening the due time is that of the protocol, and a reason says so.
StepTiming timingOf(const ProtocolStep& step, int occurrence, Instant anchor, std::optional<Instant> last, const StepPlace& place,
    bool done = false);

/// A time that the person asked for, moved only out of closed service hours.
Window askedTime(const Window& asked, const StepPlace& place);

} // namespace relais
