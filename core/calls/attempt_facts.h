#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/calls/call_report.h"
#include "core/calls/line_cause.h"
#include "core/calls/outcome.h"
#include "core/people/phone_number.h"

#include <optional>

namespace relais {

/// Fact body: a call began. Written before the line is asked to dial, so that no attempt is ever lost; its fact id names the attempt.
struct AttemptStarted {
    CampaignCode campaign;
    std::optional<EntryId> entry; ///< none for an inbound call
    CallDirection direction = CallDirection::Outbound;
    std::optional<PhoneNumber> number; ///< none when withheld or not known
    QString line;                      ///< "simulated", "tel", "command", "manual"
    std::optional<PromiseId> promise;  ///< the promise that this call keeps
    bool operator==(const AttemptStarted&) const = default;
};

/// Fact body: what came of it. A corrected outcome is a new fact with `corrects`.
struct AttemptClosed {
    AttemptId attempt;
    CampaignCode campaign;
    OutcomeCode outcome = OutcomeCode::NotEstablished;
    IdentityCheck identity = IdentityCheck::NotConfirmed;
    std::optional<LineCause> lineCause; ///< what the telephone said; never decides the outcome
    std::chrono::milliseconds talk{0};  ///< person connected to person gone
    std::chrono::milliseconds wrapUp{0};
    std::optional<PhoneNumber> badNumber; ///< for wrong_number and number_not_in_service
    std::optional<QDate> until;           ///< for in_care
    QString help;                         ///< for unable: carer or interpreter, ≤ 120 characters
    QString note;                         ///< ≤ 2000 characters
    std::optional<CallReport> report;     ///< required for fruitful
    bool operator==(const AttemptClosed&) const = default;
};

/// Fact body: the fact named by the envelope's `corrects` is taken back (undo).
struct Retracted {
    bool operator==(const Retracted&) const = default;
};

} // namespace relais
