#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/pathway_store.h"

namespace relais {

/// The alerts among the facts of one person that no medical officer has taken: emergencies that were not taken back, without an answer.
/// Ascending by time. Pure; the same in any order of arrival.
std::vector<OpenAlert> openAlertsOf(const PersonId& person, const std::vector<Fact>& facts);

} // namespace relais
