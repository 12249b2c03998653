#pragma once

#include "core/base/id.h"
#include "core/programmes/pathway_fact.h"
#include "core/queue/contact_history.h"

#include <variant>

namespace relais {

/// A call that was made for a step.
struct StepCalled {
    QString step;
    int occurrence = 1;
    AttemptRecord attempt;
    bool operator==(const StepCalled&) const = default;
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
