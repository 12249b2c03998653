#pragma once

#include "core/queue/attempt_tally.h"

namespace relais {

/// What the parts of planEntry() and mayCall() share for the length of one question. Borrows everything; lives on the stack.
struct PlanContext {
    const CampaignSpec& campaign;
    const OutcomeCatalogue& outcomes;
    const Calendar& calendar;
    const EntryFacts& entry;
    const ContactHistory& history;
    std::vector<const AttemptRecord*> attempts; ///< all campaigns, ascending by start
    AttemptTally tally;

    PlanContext(const CampaignSpec& ofCampaign, const OutcomeCatalogue& ofOutcomes, const Calendar& ofCalendar,
        const EntryFacts& ofEntry, const ContactHistory& ofHistory);

    bool isOwn(const AttemptRecord& attempt) const { return attempt.campaign == campaign.code; }
    const OutcomeSpec* specOf(const AttemptRecord& attempt) const;
    /// When an attempt ended; its start when nobody has said.
    static Instant endOf(const AttemptRecord& attempt) { return attempt.closedAt.value_or(attempt.startedAt); }
    LocalTime local(Instant at) const { return calendar.localTime(at, entry.territory); }
    int ownCount(OutcomeCode outcome) const;
    /// A number on the file that no call has tried yet.
    bool hasUntriedNumber() const;
    std::optional<Instant> nextOpen(Instant at) const
    {
        return calendar.nextOpen(at, campaign.purpose, entry.territory, entry.centre);
    }
    bool isOpen(Instant at) const { return calendar.isOpen(at, campaign.purpose, entry.territory, entry.centre); }
};

/// Why this person is not called any more for this purpose, whatever was planned; empty: nothing stops it.
/// Withdrawal, objection and death stop everything; refusal and membership stop invitations.
QString stopCode(const PlanContext& context);

} // namespace relais
