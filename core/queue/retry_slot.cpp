#include "core/queue/retry_slot.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int searchDays = 21;
constexpr auto shortestUseful = std::chrono::minutes(15);

struct Candidates {
    std::array<std::size_t, AttemptTally::maxSlots> slots{};
    std::size_t count = 0;
};

/// More often reached, then less often tried, then earlier in the day.
bool better(const AttemptTally& tally, std::size_t a, std::size_t b)
{
    if (tally.reached[a] != tally.reached[b]) {
        return tally.reached[a] > tally.reached[b];
    }
    return tally.tried[a] != tally.tried[b] ? tally.tried[a] < tally.tried[b] : a < b;
}

Candidates candidatesFor(const PlanContext& context, const SlotWish& wish)
{
    const auto& slotsOfDay = context.calendar.slotsOfDay();
    const AttemptTally& tally = context.tally;
    Candidates all;
    Candidates untried;
    for (std::size_t i = 0; i < std::min(slotsOfDay.size(), AttemptTally::maxSlots); ++i) {
        if ((wish.afternoon && slotsOfDay[i].afternoon != *wish.afternoon) || slotsOfDay[i].code == wish.avoidSlot) {
            continue;
        }
        all.slots[all.count++] = i;
        if (tally.tried[i] == 0 && tally.reached[i] == 0) {
            untried.slots[untried.count++] = i;
        }
    }
    if (untried.count > 0 && !wish.bestKnown) {
        return untried;
    }
    if (all.count > 0) {
        const auto best = std::min_element(all.slots.begin(), all.slots.begin() + static_cast<std::ptrdiff_t>(all.count),
            [&](std::size_t a, std::size_t b) { return better(tally, a, b); });
        all.slots[0] = *best;
        all.count = 1;
    }
    return all;
}

std::optional<ChosenSlot> search(const PlanContext& context, const SlotWish& wish)
{
    const Candidates candidates = candidatesFor(context, wish);
    for (int i = 0; i < searchDays && candidates.count > 0; ++i) {
        const QDate day = wish.firstDay.addDays(i);
        if ((wish.avoidWeekdays >> static_cast<unsigned>(day.dayOfWeek()) & 1U) != 0) {
            continue;
        }
        const auto windows =
            context.calendar.openWindows(day, context.campaign.purpose, context.entry.territory, context.entry.centre);
        if (windows.empty()) {
            continue;
        }
        for (std::size_t k = 0; k < candidates.count; ++k) {
            const Slot& slot = context.calendar.slotsOfDay()[candidates.slots[k]];
            const Instant from = std::max(context.calendar.instantOf({day, slot.from}, context.entry.territory), wish.notBefore);
            const Instant until = context.calendar.instantOf({day, slot.until}, context.entry.territory);
            for (const Window& open : windows) {
                const Window piece{std::max(from, open.from), std::min(until, open.until)};
                if (piece.from + shortestUseful <= piece.until) {
                    return ChosenSlot{piece, &slot, context.tally.reached[candidates.slots[k]]};
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<ChosenSlot> chooseSlot(const PlanContext& context, const SlotWish& wish)
{
    SlotWish relaxed = wish;
    auto found = search(context, relaxed);
    if (!found && relaxed.avoidWeekdays != 0) {
        relaxed.avoidWeekdays = 0;
        found = search(context, relaxed);
    }
    if (!found && (relaxed.afternoon || !relaxed.avoidSlot.isEmpty() || relaxed.bestKnown)) {
        relaxed.afternoon.reset();
        relaxed.avoidSlot.clear();
        relaxed.bestKnown = false;
        found = search(context, relaxed);
    }
    if (found) {
        return found;
    }
    const Instant earliest =
        std::max(wish.notBefore, context.calendar.instantOf({wish.firstDay, QTime(0, 0)}, context.entry.territory));
    const auto open = context.nextOpen(earliest);
    if (!open) {
        return std::nullopt;
    }
    return ChosenSlot{{*open, *open + std::chrono::hours(1)}, nullptr, 0};
}

} // namespace relais
