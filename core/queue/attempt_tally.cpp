#include "core/queue/attempt_tally.h"

#include <algorithm>

namespace relais {

namespace {

std::size_t slotIndex(const Calendar& calendar, const LocalTime& local)
{
    const Slot* slot = calendar.slotOf(local);
    return slot ? static_cast<std::size_t>(slot - calendar.slotsOfDay().data()) : AttemptTally::maxSlots;
}

class Counting {
public:
    Counting(const CampaignSpec& campaign, const Calendar& calendar) : m_campaign(campaign), m_calendar(calendar) {}

    void reached(const LocalTime& local)
    {
        const std::size_t slot = slotIndex(m_calendar, local);
        if (slot < AttemptTally::maxSlots) {
            ++m_tally.reached[slot];
        }
        m_tally.seriesOpen = false;
        m_tally.cycleStart.reset();
        m_tally.inCycle = 0;
        m_tally.missedCycles = 0;
        forgetDays();
    }

    void count(Instant at, const LocalTime& local, const OutcomeSpec* spec)
    {
        const bool busy = spec && spec->maxPerDay > 0;
        if (m_tally.seriesOpen && m_tally.seriesDay == local.date) {
            m_tally.counted.back() = at;
        } else {
            begin(at);
            m_tally.seriesLength = 0;
        }
        m_tally.seriesLength = busy ? m_tally.seriesLength + 1 : 0;
        m_tally.seriesOpen = busy && m_tally.seriesLength < spec->maxPerDay;
        m_tally.seriesDay = local.date;
        const std::size_t slot = slotIndex(m_calendar, local);
        if (slot < AttemptTally::maxSlots) {
            ++m_tally.tried[slot];
            (m_calendar.slotsOfDay()[slot].afternoon ? m_tally.afternoon : m_tally.morning) = true;
        }
        m_tally.weekdays |= 1U << static_cast<unsigned>(local.date.dayOfWeek());
    }

    AttemptTally take() { return std::move(m_tally); }

private:
    void begin(Instant at)
    {
        m_tally.counted.push_back(at);
        if (!m_tally.cycleStart || at >= *m_tally.cycleStart + std::chrono::days(m_campaign.retry.cycleDays)) {
            m_tally.cycleStart = at;
            m_tally.inCycle = 0;
            forgetDays();
        }
        if (++m_tally.inCycle == m_campaign.retry.attemptsPerCycle) {
            ++m_tally.missedCycles;
        }
    }

    void forgetDays()
    {
        m_tally.weekdays = 0;
        m_tally.morning = false;
        m_tally.afternoon = false;
    }

    const CampaignSpec& m_campaign;
    const Calendar& m_calendar;
    AttemptTally m_tally;
};

} // namespace

AttemptTally tallyOf(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const std::vector<const AttemptRecord*>& attempts)
{
    Counting counting(campaign, calendar);
    for (const AttemptRecord* attempt : attempts) {
        if (entry.capLiftedAt && attempt->startedAt < *entry.capLiftedAt) {
            continue;
        }
        const OutcomeSpec* spec = attempt->outcome ? &outcomes.spec(*attempt->outcome) : nullptr;
        if (attempt->direction == CallDirection::Inbound && spec && spec->then == FollowUp::KeepPlan) {
            continue; // she only wanted to know something: the planned call stays where it is
        }
        if (spec && spec->reached) {
            counting.reached(calendar.localTime(attempt->startedAt, entry.territory));
        } else if (attempt->direction == CallDirection::Outbound && !attempt->promise && (!spec || spec->counts)) {
            counting.count(attempt->startedAt, calendar.localTime(attempt->startedAt, entry.territory), spec);
        }
    }
    return counting.take();
}

int AttemptTally::overAllAt(const LocalTime& local) const
{
    return static_cast<int>(counted.size()) - (seriesOpen && seriesDay == local.date ? 1 : 0);
}

int AttemptTally::countAt(Instant now, const RetryRules& rules, const LocalTime& local) const
{
    const auto first = std::upper_bound(counted.begin(), counted.end(), now - std::chrono::days(rules.cycleDays));
    return static_cast<int>(counted.end() - first) - (seriesOpen && seriesDay == local.date ? 1 : 0);
}

std::optional<Instant> AttemptTally::capFreeAt(const RetryRules& rules) const
{
    const auto cap = static_cast<std::size_t>(rules.attemptsPerCycle);
    if (counted.size() < cap) {
        return std::nullopt;
    }
    return counted[counted.size() - cap] + std::chrono::days(rules.cycleDays);
}

} // namespace relais
