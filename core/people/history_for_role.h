#pragma once

#include "core/accounts/role.h"
#include "core/queue/contact_history.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Whether this role reads what was noted and reported of the calls of a campaign: who sees health data of all, a hospital adviser of those that
/// she makes herself. Pure.
bool mayReadCalls(Role role, const RuleBook& rules, const CampaignCode& campaign);
/// Whether this role may know of somebody's way along a pathway: likewise. Pure.
bool maySeePathway(Role role, const RuleBook& rules, QStringView pathway);

/// **Rule:** what came of a coaching call ("in care", "unable"…) is a word of health. A role without health data knows the calls of
/// enrolment campaigns only; a hospital adviser her own, too. Source: who may see what, domain reference §7. Pure.
bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign);
/// Nor that she was in hospital, whatever the call was for.
bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign, OutcomeCode outcome);

/// What the queue's rules need on the desk of this role: every call with its time, since the phone may not ring again too soon whoever
/// rang it; what came of the calls that the role may not know is only "reached" or "not reached",
/// told by a code that counts as an attempt exactly where the true one does. Of pathways those that the role sees (pathway_sight.h), with
/// what came of the calls for their steps. Pure.
ContactHistory historyFor(Role role, const RuleBook& rules, ContactHistory history);

} // namespace relais
