#pragma once

#include "core/campaigns/care_gap_rule.h"
#include "core/programmes/programme_book.h"

namespace relais {

/// The care gaps that the protocols open on that day speak of, each rule once. Pure.
std::vector<CareGapRule> careGapRules(const ProgrammeBook& book, QDate on);

} // namespace relais
