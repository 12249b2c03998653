#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/calls/outcome.h"
#include "core/people/phone_number.h"
#include "core/programmes/pathway_fact.h"

#include <QDate>

#include <optional>
#include <vector>

namespace relais {

/// An attempt as the rules see it: corrections and retractions are already applied.
struct AttemptRecord {
    AttemptId id;
    CampaignCode campaign;
    Instant startedAt;
    std::optional<Instant> closedAt;
    CallDirection direction = CallDirection::Outbound;
    std::optional<OutcomeCode> outcome; ///< none: not closed yet
    IdentityCheck identity = IdentityCheck::NotConfirmed;
    std::optional<PhoneNumber> number;
    std::optional<PromiseId> promise;
    std::optional<QDate> until; ///< in_care
    bool operator==(const AttemptRecord&) const = default;
};

struct PromiseRecord {
    PromiseId id;
    CampaignCode campaign;
    Window due;
    std::optional<AgentId> owner;
    Instant madeAt;
    bool cancelled = false;
    bool operator==(const PromiseRecord&) const = default;
};

/// Made from facts by `historyWith` (history_of_facts.h), the same on desk and server.
/// All that the queue's rules need to know of one person, across campaigns. Ascending by time. Holds no name.
struct ContactHistory {
    std::vector<AttemptRecord> attempts;
    std::vector<PromiseRecord> promises;
    std::vector<PhoneNumber> numbers; ///< usable ones, in the order to try
    bool isMember = false;
    bool withdrawn = false;
    bool objected = false;
    bool deceased = false;
    bool deathConfirmed = false;           ///< data show it: no word takes it back
    bool enrolledElsewhere = false;        ///< a later list says so
    bool refused = false;                  ///< a campaign refusal that nothing has lifted
    std::vector<PathwayRecord> pathways;   ///< what was said of her pathways, in total order; only those that the role sees
    std::vector<AttributeSaid> attributes; ///< what data and reports say that a protocol may ask: "exam_dental"…; likewise
    bool operator==(const ContactHistory&) const = default;
};

} // namespace relais
