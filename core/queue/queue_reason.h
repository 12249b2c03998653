#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

namespace relais {

/// Why this person, now: a code with typed parameters, turned into a sentence by ui/words. Never a sentence itself.
/// Codes: own_promise, promise, step_late, step_due, physician_request, campaign_retry, campaign_first, care_gap, slot_worked_before,
/// manager_first, second_number, last_attempt, pledge_reminder, one_more_call, next_cycle, back_home (after in_care), promise_missed, and the tasks
/// no_appointment ("sans rendez-vous") and discharge_unconfirmed ("sortie à confirmer"), with the day of the discharge.
struct QueueReason {
    QString code;
    std::optional<Instant> at; ///< the promised time, the due date…
    QString who;               ///< display name of a colleague
    QString detail;            ///< a code: exam kind, slot…
    int count = 0;             ///< years of gap, attempts so far…
    bool operator==(const QueueReason&) const = default;
};

} // namespace relais
