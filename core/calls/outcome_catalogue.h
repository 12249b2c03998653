#pragma once

#include "core/base/result.h"
#include "core/calls/outcome.h"

#include <QByteArray>
#include <QChar>

#include <chrono>
#include <vector>

namespace relais {

/// What follows an outcome, as data.
enum class FollowUp {
    NextByProtocol,       ///< fruitful
    KeepPlan,             ///< info_request: the planned call stays
    Promise,              ///< callback_requested: asks when
    NextCycle,            ///< declines_this_call
    OtherHalfDay,         ///< another half-day, then another weekday
    AfterDelay,           ///< busy, not_established: `delay`, at most `maxPerDay` times a day
    SameDayOnce,          ///< cut_off
    AgainWithHelp,        ///< unable
    NextNumberElseLetter, ///< wrong_number, number_not_in_service
    SuspendUntil,         ///< in_care: asks until when
    Reminder,             ///< pledge: reminder after `delay`
    OneMoreCall,          ///< undecided
    Close,                ///< enrolled, already_member, refused
    ToLead,               ///< disputes_eligibility
};

/// What has to be asked before an outcome can be saved.
enum class OutcomeQuestion { Nothing, Report, When, WhichNumber, UntilDate, Help, Consents };

/// Attributes of one outcome, from resources/outcomes/outcomes.json.
struct OutcomeSpec {
    OutcomeCode code{};
    OutcomeClass outcomeClass = OutcomeClass::None;
    bool reached = false; ///< the person herself was spoken to
    bool counts = false;  ///< as an attempt against the cap (a busy series once: `countedAttempts`)
    bool discloses =
        false;    ///< the programme was spoken about: only with a confirmed identity, after the notice of a first contact
    QChar letter; ///< key in the list of outcomes; null for fruitful, which has a key of its own
    FollowUp then = FollowUp::OtherHalfDay;
    std::chrono::minutes delay{0};
    int maxPerDay = 0; ///< 0: no bound of its own
    OutcomeQuestion asks = OutcomeQuestion::Nothing;
};

/// All outcomes, complete by construction: every OutcomeCode has its spec. A value, immutable; any thread.
class OutcomeCatalogue {
public:
    /// Fails with ResourceInvalid: "outcomes.json: /outcomes/3/letter: expected one capital letter".
    static Result<OutcomeCatalogue> fromJson(const QByteArray& json);
    /// The file that ships with Relais.
    static Result<OutcomeCatalogue> shipped();

    const OutcomeSpec& spec(OutcomeCode code) const { return m_specs[static_cast<std::size_t>(code)]; }
    const std::vector<OutcomeSpec>& all() const { return m_specs; }

private:
    std::vector<OutcomeSpec> m_specs;
};

} // namespace relais
