#pragma once

#include "core/people/person_state.h"
#include "core/programmes/pathway_store.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What she declared in reports that stand, call by call: neither taken back nor replaced by a correction. Those with a date.
std::vector<Exam> declaredExams(const PersonState& state);

/// The gaps that these closed, one call after the other, each by the rules that were open on its day and on top of those `data` that are not
/// younger: derived from the facts alone, whatever was counted before and in whatever order they came. Each exam once. Pure, total.
std::vector<ClosedGap> declaredClosings(
    const RuleBook& rules, const PersonState& state, const std::vector<Exam>& data, const QString& territory);

} // namespace relais
