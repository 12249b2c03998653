#pragma once

#include "core/activity/agent_state.h"
#include "core/calls/alert_answered.h"
#include "core/calls/attempt_facts.h"
#include "core/followups/promise.h"
#include "core/people/consent.h"
#include "core/people/mark.h"
#include "core/programmes/pathway_fact.h"

#include <tuple>
#include <variant>

namespace relais {

using FactBody = std::variant<AttemptStarted, AttemptClosed, Retracted, MarkSet, NoticeRead, NumberMarked, PromiseMade,
    PromiseCancelled, AgentStateChanged, PathwaySaid, ConsentSaid, AlertAnswered>;

/// One thing that happened, never changed afterwards: made on a desk, kept for ever on the server.
/// Sent as {"id","type","v","centre_id","person_id","agent_id","desk_id","desk_seq","occurred_at","fence","corrects","body"};
/// types in the order of FactBody: attempt_started, attempt_closed, retracted, mark_set, notice_read, number_marked,
/// promise_made, promise_cancelled, agent_state_changed, pathway_said, consent_said, alert_answered. Total order: (occurredAt, desk, deskSeq), never the id.
struct Fact {
    FactId id;
    int version = 1;
    CentreId centre;
    std::optional<PersonId> person; ///< none for agent_state_changed only
    AgentId agent;
    DeskId desk;
    std::int64_t deskSeq = 0;          ///< rises by one with each fact of a desk's store
    Instant occurredAt;                ///< the desk's clock, corrected by the last server offset
    std::optional<std::int64_t> fence; ///< of the lease under which it was made
    std::optional<FactId> corrects;
    FactBody body;
    bool operator==(const Fact&) const = default;
};

/// The one total order of facts.
inline bool happenedBefore(const Fact& left, const Fact& right)
{
    return std::tie(left.occurredAt, left.desk, left.deskSeq) < std::tie(right.occurredAt, right.desk, right.deskSeq);
}

/// What the server says of each fact of a batch.
enum class FactVerdict { Accepted, AlreadyHave, AcceptedConflict, Refused, Retry };
struct FactAnswer {
    FactId id;
    FactVerdict verdict = FactVerdict::Retry;
    QString code; ///< of the conflict or the refusal
    bool operator==(const FactAnswer&) const = default;
};

} // namespace relais
