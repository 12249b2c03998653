#pragma once

#include "core/queue/plan.h"

#include <array>

namespace relais {

/// What was tried with a person so far, as the retry rules see it: counted across campaigns, in rolling days.
/// Counted are closed outbound attempts whose outcome counts, and those whose outcome is still asked for; a busy series, with what ended
/// it the same day, is one. Calls that keep a promise, failures of ours and refusals are none. A value; pure.
struct AttemptTally {
    static constexpr std::size_t maxSlots = 16;

    std::vector<Instant> counted; ///< when each counted attempt last rang, ascending
    bool seriesOpen = false;      ///< the last one is a busy series that may go on the same day
    QDate seriesDay;              ///< in the person's time
    int seriesLength = 0;
    std::optional<Instant> cycleStart; ///< of the running cycle since she was last reached
    int inCycle = 0;
    int missedCycles = 0;  ///< full cycles since she was last reached
    unsigned weekdays = 0; ///< bits of the weekdays tried in the running cycle, Monday = 1
    bool morning = false;  ///< half-days tried in the running cycle
    bool afternoon = false;
    std::array<int, maxSlots> tried{};   ///< per slot of the calendar, counted attempts
    std::array<int, maxSlots> reached{}; ///< per slot, times that she was spoken to, also when she called

    /// How many count at an instant: a busy series that can still go on that day does not yet.
    int countAt(Instant now, const RetryRules& rules, const LocalTime& local) const;
    int overAllAt(const LocalTime& local) const;
    /// When the cap lets another attempt through; nothing: now already.
    std::optional<Instant> capFreeAt(const RetryRules& rules) const;
    bool cycleMissed(const RetryRules& rules) const { return inCycle >= rules.attemptsPerCycle; }
};

/// `attempts` ascending by start, of all campaigns.
AttemptTally tallyOf(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const std::vector<const AttemptRecord*>& attempts);

} // namespace relais
