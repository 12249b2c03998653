#pragma once

#include <QString>

#include <optional>

namespace relais {

/// What came of a contact. Attributes (class, reached, counts, what follows) stand in resources/outcomes/outcomes.json,
/// read by OutcomeCatalogue. Source: the outcome table of the trade.
enum class OutcomeCode {
    Fruitful,
    InfoRequest,
    CallbackRequested,
    DeclinesThisCall,
    NoAnswer,
    AnsweringMachine,
    Busy,
    ThirdParty,
    CutOff,
    Unable,
    WrongNumber,
    NumberNotInService,
    InCare,
    NotEstablished,
    Pledge,
    Enrolled,
    Refused,
    Undecided,
    AlreadyMember,
    DisputesEligibility,
};

/// Stable text, as stored and sent: "fruitful", "no_answer"…
QString codeOf(OutcomeCode code);
std::optional<OutcomeCode> outcomeFromCode(QStringView code);

enum class OutcomeClass { Fruitful, Unfruitful, None, Campaign };

/// What was found about who is on the line. Until it is `Confirmed` nothing is disclosed.
enum class IdentityCheck { NotConfirmed, Confirmed, ThirdParty };
QString codeOf(IdentityCheck check); ///< "not_confirmed", "confirmed", "third_party"
std::optional<IdentityCheck> identityCheckFromCode(QStringView code);

enum class CallDirection { Outbound, Inbound };
QString codeOf(CallDirection direction);
std::optional<CallDirection> callDirectionFromCode(QStringView code);

} // namespace relais
