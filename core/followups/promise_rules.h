#pragma once

#include "core/base/id.h"
#include "core/campaigns/campaign_spec.h"
#include "core/queue/calendar.h"

#include <vector>

namespace relais {

/// Whether a time can be promised. Only the desk that makes a promise asks: one that was made is kept whatever its time.
/// A full slot is not refused, only shown: the person's wish may be worth more.
enum class PromiseVerdict { Good, SlotFull, InThePast, OutsideServiceHours, NoWindow, TooFar };
/// "slot_full", "in_the_past", "outside_service_hours", "no_window" (ends before it begins, or is longer than a day), "too_far"
/// (more than a year ahead); "good".
QString codeOf(PromiseVerdict verdict);
/// `now` is the moment of promising; `taken` and `capacity` those of the slot it falls into. A window that has begun is no longer past
/// than its end.
PromiseVerdict judgePromise(
    const Window& due, Instant now, const Calendar& calendar, const CentreId& centre, int taken, int capacity);
constexpr bool mayBePromised(PromiseVerdict verdict)
{
    return verdict == PromiseVerdict::Good || verdict == PromiseVerdict::SlotFull;
}
/// The times nearest to a wish that service hours allow, as long as it, ascending: the last one before it on its day, the first after.
std::vector<Window> promisesThatFit(const Window& wish, Instant now, const Calendar& calendar, const CentreId& centre);

/// Whose a promise is at a moment: the owner's from a few minutes before, anyone's once the tolerance is over and she is still in a
/// call or away (the desk of a free colleague is offered it, the owner is told). A promise without owner is anyone's from its time on.
enum class PromiseStage { NotYet, Owner, Anyone };
PromiseStage promiseStage(const Window& due, bool hasOwner, Instant now, const RetryRules& rules);
/// Also in nobody's lane before: the first instant of each stage.
Instant ownerLaneFrom(const Window& due, const RetryRules& rules);
Instant commonLaneFrom(const Window& due, bool hasOwner, const RetryRules& rules);

/// Whether an agent may be handed a new contact, or shall wait for what she has promised or for the end of her shift.
struct NewContactAdvice {
    bool allowed = true;
    QString code;              ///< ok, promise_soon, shift_ends
    std::optional<Instant> at; ///< of the promise, of the end
    bool operator==(const NewContactAdvice&) const = default;
};
/// "No new contact is handed out within one mean handling time of an own promise or of the end of the shift." A promise that is past
/// its tolerance belongs to everybody and holds nobody back.
NewContactAdvice mayTakeNewContact(
    Instant now, const std::vector<Window>& ownPromises, std::optional<Instant> shiftEnd, const RetryRules& rules);

} // namespace relais
