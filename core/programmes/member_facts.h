#pragma once

#include "core/base/id.h"
#include "core/programmes/attributes.h"
#include "core/programmes/programme_codes.h"
#include "core/queue/contact_history.h"

#include <variant>

namespace relais {

/// When the anchor is, as far as is known. A later word replaces an earlier one: D0 is provisional until somebody confirms it.
struct AnchorSaid {
    AnchorKind kind = AnchorKind::Enrolment;
    Instant when; ///< of a day without an hour: its noon in the person's territory
    bool confirmed = true;
    bool operator==(const AnchorSaid&) const = default;
};

/// A call that was made for a step.
struct StepCalled {
    QString step;
    int occurrence = 1;
    AttemptRecord attempt;
    bool operator==(const StepCalled&) const = default;
};

/// What is known of a professional's visit, or of a message that was sent.
struct StepNoted {
    enum class What { Booked, Honoured, Missed, Cancelled, Sent, Dropped };
    QString step;
    int occurrence = 1;
    What what = What::Booked;
    Instant when; ///< the appointment's time; of the others, when it happened
    bool operator==(const StepNoted&) const = default;
};

/// The person asked to be called for this step at that time.
struct StepAsked {
    QString step;
    int occurrence = 1;
    Window window;
    bool operator==(const StepAsked&) const = default;
};

/// Something ends or suspends the pathway, or ends that again: a death said by mistake, a patient who is home again.
struct PathwayStopped {
    ExitCause cause = ExitCause::Withdrawal;
    bool over = false; ///< it does not hold any more
    bool operator==(const PathwayStopped&) const = default;
};

struct AttributeSaid {
    QString name;
    AttributeValue value;
    bool operator==(const AttributeSaid&) const = default;
};

/// One fact about a person's way along a pathway, with its place in the one total order: never by arrival.
struct MemberFact {
    Instant occurredAt;
    DeskId desk;
    std::int64_t deskSeq = 0;
    std::variant<AnchorSaid, StepCalled, StepNoted, StepAsked, PathwayStopped, AttributeSaid> body;
    bool operator==(const MemberFact&) const = default;
};

/// All that the engine reads of a person on one pathway. The order of `facts` does not matter.
struct MemberFacts {
    QString territory;
    CentreId centre; ///< whose service hours bind our calls
    std::vector<PhoneNumber> numbers;
    std::vector<MemberFact> facts;
    bool operator==(const MemberFacts&) const = default;
};

} // namespace relais
