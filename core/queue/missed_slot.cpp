#include "core/queue/missed_slot.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int searchDays = 21;
constexpr auto shortestUseful = std::chrono::minutes(15);
/// How long an entry that stays due is left alone.
constexpr std::chrono::hours lookedAtAgain{24};

std::optional<Window> nextOf(
    const Slot& slot, const CampaignSpec& campaign, const Calendar& calendar, const EntryFacts& entry, Instant now)
{
    const QDate today = calendar.localTime(now, entry.territory).date;
    for (int i = 0; i < searchDays; ++i) {
        const QDate day = today.addDays(i);
        const Window whole{
            calendar.instantOf({day, slot.from}, entry.territory), calendar.instantOf({day, slot.until}, entry.territory)};
        for (const Window& open : calendar.openWindows(day, campaign.purpose, entry.territory, entry.centre)) {
            const Window piece{std::max(whole.from, open.from), std::min(whole.until, open.until)};
            if (std::max(piece.from, now) + shortestUseful <= piece.until) {
                return piece;
            }
        }
    }
    return std::nullopt;
}

} // namespace

Window retryDueAt(
    const CampaignSpec& campaign, const Calendar& calendar, const EntryFacts& entry, const EntryPlan& plan, Instant now)
{
    if (plan.rank != retryRank || plan.promise || now < plan.due.until) {
        return plan.due;
    }
    for (const Slot& slot : calendar.slotsOfDay()) {
        if (slot.code == plan.slot) {
            if (const auto again = nextOf(slot, campaign, calendar, entry, now)) {
                return *again;
            }
        }
    }
    return {plan.due.from, now + lookedAtAgain};
}

} // namespace relais
