#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/campaigns/campaign_spec.h"
#include "core/queue/calendar.h"
#include "core/queue/contact_history.h"
#include "core/queue/queue_reason.h"

namespace relais {

/// The entry that is planned: one person, one purpose.
struct EntryFacts {
    CampaignCode campaign;
    QString territory;       ///< the person's
    CentreId centre;         ///< whose hours bind
    Instant enteredAt;
    int longestGapYears = 0; ///< care gap, for the order of first attempts
    bool managerFirst = false;
    bool operator==(const EntryFacts&) const = default;
};

enum class PlanState { Open, Suspended, Done };

/// What follows from the facts. `due.from` is when it may be handed out; half-open; in UTC.
struct EntryPlan {
    PlanState state = PlanState::Open;
    Window due;
    int rank = 70;                       ///< class of "who is next"
    std::optional<PromiseId> promise;
    std::optional<AgentId> owner;        ///< of the promise
    std::vector<QueueReason> reasons;
    QString doneCode;                    ///< when Done: fruitful, pledge_reminder…, enrolled, refused, withdrawn, objected, deceased, unreachable, no_number, number_wrong…
    QString letter;                      ///< letter to send: "unreachable", "verify_number", "information", empty: none
    QString slot;                        ///< code of the slot planned into, empty: a time of its own
    bool operator==(const EntryPlan&) const = default;
};

/// What follows for this entry. Pure, total, deterministic, the same on desk and server: reads no clock; dates derive from the facts alone.
EntryPlan planEntry(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history);

/// May this person be called for this purpose now? Asked at the hand-out and again just before each dial.
struct CallPermission {
    bool allowed = false;
    QString code;                    ///< ok, outside_hours, holiday, deceased, withdrawn, objected, refused, cap_reached, no_number, busy_pause, in_care
    std::optional<Instant> nextAt;   ///< when it will be allowed, if ever
    bool operator==(const CallPermission&) const = default;
};
CallPermission mayCall(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history, Instant now);

} // namespace relais
