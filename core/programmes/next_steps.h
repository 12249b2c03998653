#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/programmes/member_facts.h"
#include "core/programmes/protocol.h"
#include "core/queue/calendar.h"

#include <QVarLengthArray>

namespace relais {

enum class StepState {
    Waiting,   ///< its anchor or its condition is not known yet
    Planned,   ///< later
    Due,       ///< may be done now
    Late,      ///< its window is over
    Suspended, ///< the person is in hospital, or the like
    Done,
    Dropped ///< `why` says the reason
};
QString codeOf(StepState state);

/// Why a date is what it is. Codes with typed parameters, in the order of the reckoning; ui/words makes the sentences.
struct StepReason {
    enum class Code {
        Anchor,        ///< `at`: when the anchor is
        Provisional,   ///< the anchor is not confirmed
        Offset,        ///< the step's offset (protocol)
        Repeated,      ///< `count`: the how-manieth time
        ClosedThen,    ///< `at`: when it would have been, outside hours or on a holiday; moved later
        MovedEarlier,  ///< nothing is open later inside the window
        NoOpening,     ///< nothing at all is open inside the window
        Booked,        ///< as booked with the professional
        Asked,         ///< the person asked for that time
        Retried,       ///< `count`: tries so far
        ConditionOpen, ///< what its condition asks is not known, or no channel was chosen
        AnchorOpen,    ///< its anchor has not happened
        NoConsent,     ///< she has not agreed to electronic messages: by letter instead
        SaidDone       ///< `at`: the day that was said does it, noon in the person's territory
    };
    Code code = Code::Anchor;
    std::optional<Instant> at;
    int count = 0;
    bool operator==(const StepReason&) const = default;
};
QString codeOf(StepReason::Code code);
using StepReasons = QVarLengthArray<StepReason, 4>; ///< of most steps: a plan asks for no memory for them

/// One step of a person's schedule.
struct PlannedStep {
    std::size_t step = 0; ///< index in the protocol
    int occurrence = 1;   ///< from 1
    StepState state = StepState::Waiting;
    Window window;                      ///< when it may be done; half-open
    Window due;                         ///< when it is planned; inside `window` as far as hours allow
    std::optional<StepChannel> channel; ///< in force; nothing: the person chooses it and has not
    int attempts = 0;
    std::optional<Instant> doneAt;
    QString
        why; ///< of Dropped: not_concerned, cap_reached, number_wrong, unable, closed_by_outcome, declined, pathway_over, cancelled, window_over, no_message_consent, settled (of a task: the fact is there), or the cause of the exit
    StepReasons reasons;
    bool operator==(const PlannedStep&) const = default;
};

/// The schedule that follows from the facts, in the order of the protocol. Pure, total, deterministic: the same on desk, server and in
/// tests, whatever the order of the facts. `now` only marks what is due or late, and drops what is still open when the time of the pathway is
/// over: it never moves a date.
/// Rules: our own calls obey the hours of the purpose and the holidays of the person's territory, and the centre's service hours; one that
/// cannot move later inside its window moves earlier; a visit is never moved; nothing of ours follows a stop; no SMS or e-mail without the consent to electronic
/// messages: a letter where the step offers it, else dropped. Source: domain reference §3, §4.
std::vector<PlannedStep> nextSteps(
    const Protocol& protocol, const OutcomeCatalogue& outcomes, const Calendar& calendar, const MemberFacts& member, Instant now);

} // namespace relais
