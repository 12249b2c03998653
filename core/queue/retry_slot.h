#pragma once

#include "core/queue/plan_context.h"

namespace relais {

/// What the next try shall be like. Each wish is dropped, weekday first, when no day within three weeks fulfils it.
struct SlotWish {
    QDate firstDay;                ///< the person's; not earlier
    Instant notBefore;             ///< nor before this instant
    std::optional<bool> afternoon; ///< the half-day
    unsigned avoidWeekdays = 0;    ///< bits, Monday = 1
    QString avoidSlot;             ///< its code
    bool bestKnown = false;        ///< the slot that worked, rather than one not yet tried
};

struct ChosenSlot {
    Window due;
    const Slot* slot = nullptr; ///< none: no slot is ever open then, `due` is the next opening
    int workedBefore = 0;       ///< how often she was reached in it
};

/// "A retry is planned into a slot not yet tried, then into the best one known." Nothing: never open within 60 days.
std::optional<ChosenSlot> chooseSlot(const PlanContext& context, const SlotWish& wish);

} // namespace relais
