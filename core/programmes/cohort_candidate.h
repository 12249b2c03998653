#pragma once

#include "core/people/person_file.h"
#include "core/people/person_state.h"
#include "core/programmes/phone_cohort.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What her file and facts say of a member of `pathway` for the choice of its phone cohort; nothing: she is not on it at a version that the rules
/// know. An open gap in her care is judged by the rule of her version on the day of `now`, without a rule it is what the newest list says. Her risk
/// is the level that was said, high after a cardiovascular event. She must be called while a time that she asked for is to come or was missed
/// lately, or while a pathway that her physician asked for goes on. Nobody without a usable number enters: a place that nobody can use.
/// Pure; the same for the same facts in any order.
std::optional<CohortCandidate> cohortCandidate(const RuleBook& rules, const PersonFile& file, const PersonState& state,
    const QString& pathway, const CentreId& centre, Instant now);

} // namespace relais
