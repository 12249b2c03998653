#include "core/followups/promise_rules.h"

#include <algorithm>

namespace relais {

namespace {
constexpr std::chrono::hours longestWindow{24};
constexpr std::chrono::days furthestAhead{366};
} // namespace

QString codeOf(PromiseVerdict verdict)
{
    switch (verdict) {
    case PromiseVerdict::Good: return QStringLiteral("good");
    case PromiseVerdict::SlotFull: return QStringLiteral("slot_full");
    case PromiseVerdict::InThePast: return QStringLiteral("in_the_past");
    case PromiseVerdict::OutsideServiceHours: return QStringLiteral("outside_service_hours");
    case PromiseVerdict::NoWindow: return QStringLiteral("no_window");
    case PromiseVerdict::TooFar: return QStringLiteral("too_far");
    }
    return {};
}

PromiseVerdict judgePromise(
    const Window& due, Instant now, const Calendar& calendar, const CentreId& centre, int taken, int capacity)
{
    if (due.until < due.from || due.until - due.from > longestWindow) {
        return PromiseVerdict::NoWindow;
    }
    if (due.until < now) {
        return PromiseVerdict::InThePast;
    }
    if (due.from > now + furthestAhead) {
        return PromiseVerdict::TooFar;
    }
    if (!calendar.isServiceOpen(std::max(due.from, now), centre)) {
        return PromiseVerdict::OutsideServiceHours;
    }
    return taken >= capacity ? PromiseVerdict::SlotFull : PromiseVerdict::Good;
}

std::vector<Window> promisesThatFit(const Window& wish, Instant now, const Calendar& calendar, const CentreId& centre)
{
    const Microseconds length = std::clamp<Microseconds>(wish.until - wish.from, Microseconds{0}, longestWindow);
    std::vector<Window> fit;
    const QDate day = calendar.localTime(wish.from, calendar.territoryOfCentre(centre)).date;
    for (const Window& open : calendar.serviceWindows(day, centre)) {
        const Window last{open.until - length, open.until};
        if (open.from <= last.from && now <= last.from && last.from < wish.from) {
            fit = {last};
        }
    }
    if (const auto next = calendar.nextServiceOpen(std::max(wish.from, now), centre)) {
        fit.push_back({*next, *next + length});
    }
    return fit;
}

Instant ownerLaneFrom(const Window& due, const RetryRules& rules)
{
    return due.from - rules.promiseEarly;
}

Instant commonLaneFrom(const Window& due, bool hasOwner, const RetryRules& rules)
{
    return hasOwner ? due.from + rules.promiseTolerance : due.from;
}

PromiseStage promiseStage(const Window& due, bool hasOwner, Instant now, const RetryRules& rules)
{
    if (commonLaneFrom(due, hasOwner, rules) <= now) {
        return PromiseStage::Anyone;
    }
    return hasOwner && ownerLaneFrom(due, rules) <= now ? PromiseStage::Owner : PromiseStage::NotYet;
}

NewContactAdvice mayTakeNewContact(
    Instant now, const std::vector<Window>& ownPromises, std::optional<Instant> shiftEnd, const RetryRules& rules)
{
    std::optional<Instant> soonest;
    for (const Window& due : ownPromises) {
        const bool holdsHer = now < commonLaneFrom(due, true, rules) && due.from < now + rules.meanHandling;
        if (holdsHer && (!soonest || due.from < *soonest)) {
            soonest = due.from;
        }
    }
    if (soonest) {
        return {false, QStringLiteral("promise_soon"), soonest};
    }
    if (shiftEnd && *shiftEnd < now + rules.meanHandling) {
        return {false, QStringLiteral("shift_ends"), shiftEnd};
    }
    return {true, QStringLiteral("ok"), std::nullopt};
}

} // namespace relais
