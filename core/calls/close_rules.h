#pragma once

#include "core/calls/call_desk.h"
#include "core/outbox/fact.h"
#include "core/queue/plan.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What the telephone's own result suggests; nothing when a conversation took place or nothing is known.
std::optional<OutcomeCode> proposedOutcome(LineCause cause);

/// What still has to be said before this can be saved. `numbers`: how many usable ones she has; one needs no asking.
std::optional<ErrorCode> missingFrom(const CloseRequest& request, const OutcomeSpec& outcome, std::size_t numbers);

/// What has to have happened in the call before it can end so: identity confirmed, then the notice of a first contact. Pure.
/// Source: domain reference §4, identity.
std::optional<ErrorCode> notYetTrue(const OutcomeSpec& outcome, IdentityCheck identity, bool noticeNeeded);

/// The bodies that closing this attempt writes, in order: the outcome first. `dialled` stands in for a bad number not named.
struct ClosingInput {
    AttemptId attempt;
    CampaignCode campaign;
    std::optional<EntryId> entry;
    AgentId agent;
    IdentityCheck identity = IdentityCheck::NotConfirmed;
    std::optional<LineCause> cause;
    std::chrono::milliseconds talk{0};
    std::chrono::milliseconds wrapUp{0};
    std::optional<PhoneNumber> dialled;
    QString note;
    std::vector<FactBody> pathways = {}; ///< what it says of her pathways (pathway_of_call.h)
};
std::vector<FactBody> closingBodies(const CloseRequest& request, const ClosingInput& input);

/// "Prochain essai…" out of a plan.
NextStepPreview previewOf(const EntryPlan& plan, const QString& territory, const Calendar& calendar);

/// The report as far as it can be kept: texts cut to what a fact holds, goals without wording left out.
CallReport withinLimits(CallReport report);

} // namespace relais
