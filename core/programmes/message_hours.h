#pragma once

#include "core/programmes/step_timing.h"

namespace relais {

/// When an SMS or an e-mail may go out on that day of the person's calendar, for the plan and for the sending: at the hours of messages, on days
/// on which there are calls; where none are given, at the hours of calls. Empty: not at all. Pure, total.
std::vector<Window> messageHoursOn(QDate day, const StepPlace& place);

/// The first of these hours from `at` on, or what is left of them: from `at` itself inside them; nothing: none within two months.
std::optional<Window> nextMessageHours(Instant at, const StepPlace& place);

} // namespace relais
