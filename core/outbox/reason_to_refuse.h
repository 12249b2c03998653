#pragma once

#include "core/outbox/fact.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The campaign that a fact speaks of; nothing: of none.
std::optional<CampaignCode> campaignOf(const FactBody& body);

/// Why such a thing cannot be taken in, as a code of the interface for desks; empty: it can. A pathway, a version or a step of no version that
/// is known means nothing. Of any version, also one that is not open any more: a desk that was away tells of what it was then. Pure.
QString reasonToRefuse(const PathwaySaid& said, const RuleBook& rules);

/// The same of what came of a call, told by somebody of this role. Its campaign is one of `rules`. Pure.
QString reasonToRefuse(const AttemptClosed& closed, Role role, const RuleBook& rules);

} // namespace relais
