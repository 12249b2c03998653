#pragma once

#include "core/queue/retry_slot.h"

namespace relais {

/// A plan that is over, with the code of why and the letter to send.
EntryPlan donePlan(const QString& code, const QString& letter = {});

/// Class of a first attempt of this entry: 70, or 61 to 69 for a care gap of nine years and more down to one.
int firstRank(const PlanContext& context);
/// Class of every later one.
int laterRank(const PlanContext& context);

/// An open plan into a slot, with its reasons; Done "never_open" when there is no opening.
EntryPlan slotPlan(const PlanContext& context, const SlotWish& wish, const QString& reason, int rank);
/// An open plan from an instant on, or from the next opening after it; `length` long.
EntryPlan timePlan(const PlanContext& context, Instant from, std::chrono::minutes length, const QString& reason, int rank);

} // namespace relais
