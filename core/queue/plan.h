#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/campaigns/campaign_spec.h"
#include "core/queue/calendar.h"
#include "core/queue/contact_history.h"
#include "core/queue/queue_reason.h"
#include "core/queue/step_call.h"

namespace relais {

/// The entry that is planned: one person, one purpose.
struct EntryFacts {
    CampaignCode campaign;
    QString territory; ///< the person's
    CentreId centre;   ///< whose hours bind
    Instant enteredAt;
    int longestGapYears = 0;       ///< care gap, for the order of first attempts
    bool managerFirst = false;     ///< "first, because…": before every class from 30 on
    bool physicianRequest = false; ///< the treating physician asked: class 50, and lifts what an earlier refusal closed
    bool ineligible = false;       ///< the newest list of this campaign says so; a live promise is kept all the same
    bool onPathway = false;        ///< a pathway's schedule says when she is called, `step` for what; none: nothing more
    std::optional<StepCall> step = {};
    bool leftPathways = false; ///< she withdrew from or refused every pathway of this queue: what was promised is not kept
    bool inHospital = false;   ///< again, as every pathway of this queue knows: what was promised waits until she is home
    std::optional<Instant> capLiftedAt = {}; ///< a manager's override with a reason: attempts before it do not count any more
    bool operator==(const EntryFacts&) const = default;
};

/// Suspended: in hospital or an institution; `due` says from when on, and it is scheduled then like an open one.
enum class PlanState { Open, Suspended, Done };

/// What follows from the facts. `due.from` is when it may be handed out; half-open; in UTC. For a promise `due` is the time promised:
/// it enters its owner's lane some minutes earlier and the common lane after the tolerance (followups/promise_rules.h).
struct EntryPlan {
    PlanState state = PlanState::Open;
    Window due;
    int rank = 70; ///< class of "who is next"; 61 to 70 is class 70, the longest care gap first
    std::optional<PromiseId> promise;
    std::optional<AgentId> owner; ///< of the promise
    std::vector<QueueReason> reasons;
    /// When Done: deceased, withdrawn, objected, the code of the outcome that closed it (fruitful, pledge, enrolled, refused, undecided,
    /// already_member, disputes_eligibility, unable), unreachable, number_unverified, no_number, number_wrong, never_open, ineligible,
    /// pathway_over.
    QString doneCode;
    /// Letter to send: unreachable (also while Open, between two cycles), verify_number, invitation (no number at all), information,
    /// reminder (a pledge that may not be called about any more); empty: none.
    QString letter;
    QString slot;                       ///< code of the slot planned into, empty: a time of its own
    std::optional<Window> planned = {}; ///< of a pathway's step: the hours inside `due`, which ends with the step's window
    bool operator==(const EntryPlan&) const = default;
};

/// What follows for this entry. Pure, total, deterministic, the same on desk and server: reads no clock; dates derive from the facts alone.
EntryPlan planEntry(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history);

/// May this person be called for this purpose now? Asked at the hand-out and again just before each dial, before the attempt is recorded.
/// The due time of a retry does not bind it: a person may choose to call earlier, or another number. Pure, total.
struct CallPermission {
    bool allowed = false;
    QString
        code; ///< ok, outside_hours, holiday, deceased, withdrawn, objected, refused, cap_reached, no_number, busy_pause, in_care, done
    std::optional<Instant> nextAt; ///< when it will be allowed, if ever
    bool operator==(const CallPermission&) const = default;
};
CallPermission mayCall(const CampaignSpec& campaign, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const EntryFacts& entry, const ContactHistory& history, Instant now);

} // namespace relais
