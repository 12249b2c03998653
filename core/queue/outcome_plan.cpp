#include "core/queue/outcome_plan.h"

#include "core/queue/plan_parts.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int mostUnableCalls = 3; // then a person has to find another way; the trade gives no figure

/// One question about one deciding attempt; the members are what all rows of the table need.
class FollowUpPlanner {
public:
    FollowUpPlanner(const PlanContext& context, const AttemptRecord& last)
        : m_context(context), m_rules(context.campaign.retry), m_last(last), m_spec(context.specOf(last)),
          m_end(PlanContext::endOf(last)), m_local(context.local(m_end)), m_rank(laterRank(context))
    {}

    EntryPlan plan() const
    {
        if (const auto closed = closedByOutcome()) {
            return donePlan(*closed);
        }
        if (m_spec && m_spec->then == FollowUp::NextNumberElseLetter && m_context.history.numbers.empty()) {
            return donePlan(QStringLiteral("number_wrong"), QStringLiteral("verify_number"));
        }
        if (const auto spent = spentByCap()) {
            return *spent;
        }
        EntryPlan next = byOutcome();
        if (next.state == PlanState::Done) {
            return next;
        }
        if (m_spec && m_spec->then == FollowUp::KeepPlan) {
            next.letter = QStringLiteral("information");
        } else if (m_context.tally.cycleMissed(m_rules) && !seriesGoesOn()) {
            next.letter = QStringLiteral("unreachable");
        }
        return next;
    }

private:
    /// The outcome's own code when it ends the matter.
    std::optional<QString> closedByOutcome() const
    {
        if (!m_spec) {
            return std::nullopt;
        }
        bool over = false;
        switch (m_spec->then) {
        case FollowUp::Close:
        case FollowUp::ToLead: over = true; break;
        case FollowUp::NextByProtocol: over = m_context.campaign.nextCallAfter.count() == 0; break;
        case FollowUp::Reminder: // reminded, and promised again
        case FollowUp::OneMoreCall: over = m_context.ownCount(m_spec->code) > 1; break;
        case FollowUp::AgainWithHelp: over = m_context.ownCount(m_spec->code) >= mostUnableCalls; break;
        case FollowUp::KeepPlan:
        case FollowUp::Promise:
        case FollowUp::NextCycle:
        case FollowUp::OtherHalfDay:
        case FollowUp::AfterDelay:
        case FollowUp::SameDayOnce:
        case FollowUp::NextNumberElseLetter:
        case FollowUp::SuspendUntil: break;
        }
        return over ? std::optional(codeOf(m_spec->code)) : std::nullopt;
    }

    QString letterInsteadOfCall() const
    {
        return m_spec->then == FollowUp::Reminder ? QStringLiteral("reminder")
            : m_spec->then == FollowUp::KeepPlan  ? QStringLiteral("information")
                                                  : QString();
    }

    bool seriesGoesOn() const
    {
        // Inside a busy series the same attempt goes on, whatever the cap.
        return m_context.tally.seriesOpen && m_spec && m_spec->maxPerDay > 0 && sameDayAgain(m_spec->delay).has_value();
    }

    std::optional<EntryPlan> spentByCap() const
    {
        const AttemptTally& tally = m_context.tally;
        if (seriesGoesOn()) {
            return std::nullopt;
        }
        if (!m_context.history.isMember && m_context.campaign.purpose == Purpose::ProgrammeInvitation
            && static_cast<int>(tally.counted.size()) >= m_rules.attemptsOverAll) {
            return m_spec && m_spec->reached ? donePlan(codeOf(m_spec->code), letterInsteadOfCall())
                                             : donePlan(QStringLiteral("unreachable"), QStringLiteral("unreachable"));
        }
        if (tally.missedCycles >= m_rules.missedCycles && !m_context.hasUntriedNumber()) {
            return donePlan(QStringLiteral("number_unverified"), QStringLiteral("verify_number"));
        }
        return std::nullopt;
    }

    EntryPlan byOutcome() const
    {
        if (!m_spec) {
            return retry(); // its outcome is still asked for: nobody is rung twice meanwhile
        }
        switch (m_spec->then) {
        case FollowUp::NextByProtocol:
            return later(m_context.campaign.nextCallAfter, QStringLiteral("step_due"), m_context.campaign.firstRank);
        case FollowUp::KeepPlan: return later(days(m_spec->delay), retryReason(), m_rank);
        case FollowUp::NextCycle: return later(std::chrono::days(m_rules.cycleDays), QStringLiteral("next_cycle"), m_rank);
        case FollowUp::Reminder: return later(m_rules.reminderAfter, QStringLiteral("pledge_reminder"), m_rank);
        case FollowUp::OneMoreCall: return later(days(m_spec->delay), QStringLiteral("one_more_call"), m_rank);
        case FollowUp::AfterDelay: return seriesGoesOn() ? soon(m_spec->delay) : retry();
        case FollowUp::SameDayOnce: return cutOff();
        case FollowUp::NextNumberElseLetter: return nextNumber();
        case FollowUp::SuspendUntil: return suspended();
        case FollowUp::Promise: // no live promise any more: an ordinary retry
        case FollowUp::OtherHalfDay:
        case FollowUp::AgainWithHelp:
        case FollowUp::Close:
        case FollowUp::ToLead: break;
        }
        return retry();
    }

    static std::chrono::days days(std::chrono::minutes delay) { return std::chrono::duration_cast<std::chrono::days>(delay); }

    /// A retry of a campaign, or another try of a member's step.
    QString retryReason() const
    {
        return m_context.campaign.purpose == Purpose::Care ? QStringLiteral("step_due") : QStringLiteral("campaign_retry");
    }

    /// The earliest instant that the cap leaves: the rest of a missed cycle is skipped.
    Instant capFloor() const
    {
        const AttemptTally& tally = m_context.tally;
        Instant floor = tally.capFreeAt(m_rules).value_or(Instant());
        if (tally.cycleMissed(m_rules) && tally.cycleStart) {
            floor = std::max(floor, *tally.cycleStart + std::chrono::days(m_rules.cycleDays));
        }
        return floor;
    }

    void respectCap(SlotWish& wish) const
    {
        wish.notBefore = std::max(wish.notBefore, capFloor());
        wish.firstDay = std::max(wish.firstDay, m_context.local(wish.notBefore).date);
    }

    QString lastSlot() const
    {
        const Slot* slot = m_context.calendar.slotOf(m_context.local(m_last.startedAt));
        return slot ? slot->code : QString();
    }

    /// Another half-day, then another weekday; after a missed cycle, another slot.
    EntryPlan retry() const
    {
        const AttemptTally& tally = m_context.tally;
        SlotWish wish;
        wish.firstDay = m_local.date.addDays(1);
        wish.notBefore = m_end;
        const bool missed = tally.cycleMissed(m_rules);
        if (missed || tally.inCycle == 0) {
            wish.avoidSlot = lastSlot();
        } else if (tally.morning != tally.afternoon && m_rules.minHalfDays > 1) {
            wish.afternoon = tally.morning;
        } else {
            wish.avoidWeekdays = tally.weekdays;
        }
        respectCap(wish);
        return slotPlan(m_context, wish, missed ? QStringLiteral("next_cycle") : retryReason(), m_rank);
    }

    /// She was spoken to: the slot that works is the one to come back in, some days later.
    EntryPlan later(std::chrono::days delay, const QString& reason, int rank) const
    {
        SlotWish wish;
        wish.firstDay = m_local.date.addDays(delay.count());
        wish.notBefore = m_end;
        wish.bestKnown = m_spec->then != FollowUp::NextCycle;
        wish.avoidSlot = wish.bestKnown ? QString() : lastSlot();
        respectCap(wish);
        return slotPlan(m_context, wish, reason, rank);
    }

    std::optional<Instant> sameDayAgain(std::chrono::minutes delay) const
    {
        const Instant again = m_end + delay;
        return m_context.local(again).date == m_local.date && m_context.isOpen(again) ? std::optional(again) : std::nullopt;
    }

    EntryPlan soon(std::chrono::minutes delay) const
    {
        return timePlan(m_context, m_end + delay, std::chrono::minutes(30), retryReason(), m_rank);
    }

    EntryPlan cutOff() const
    {
        const auto sameDay =
            std::count_if(m_context.attempts.begin(), m_context.attempts.end(), [&](const AttemptRecord* attempt) {
                return m_context.isOwn(*attempt) && attempt->outcome == OutcomeCode::CutOff
                    && m_context.local(PlanContext::endOf(*attempt)).date == m_local.date;
            });
        const auto again = sameDayAgain(m_spec->delay);
        return sameDay == 1 && again && capFloor() <= *again ? soon(m_spec->delay) : retry();
    }

    EntryPlan nextNumber() const
    {
        return timePlan(m_context, std::max(m_end, capFloor()), std::chrono::hours(2), QStringLiteral("second_number"), m_rank);
    }

    EntryPlan suspended() const
    {
        SlotWish wish;
        const QDate until = m_last.until.value_or(m_local.date.addDays(days(m_spec->delay).count()));
        wish.firstDay = std::clamp(until, m_local.date.addDays(1), m_local.date.addYears(2));
        wish.notBefore = m_end;
        respectCap(wish);
        EntryPlan next = slotPlan(m_context, wish, QStringLiteral("back_home"), m_rank);
        if (next.state == PlanState::Open) {
            next.state = PlanState::Suspended;
        }
        return next;
    }

    const PlanContext& m_context;
    const RetryRules& m_rules;
    const AttemptRecord& m_last;
    const OutcomeSpec* m_spec; ///< none while the outcome is asked for
    Instant m_end;
    LocalTime m_local; ///< of the end
    int m_rank;
};

} // namespace

EntryPlan outcomePlan(const PlanContext& context, const AttemptRecord& last)
{
    return FollowUpPlanner(context, last).plan();
}

} // namespace relais
