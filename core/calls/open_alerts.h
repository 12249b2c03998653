#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/pathway_store.h"

namespace relais {

/// The alerts among the facts of one person that no medical officer has taken: emergencies that were not taken back, without an answer.
/// Ascending by time. Pure; the same in any order of arrival.
/// A desk that takes the mark itself back (MarkSet, not set) does not close the alert: only an answer does, or the undo of a mistaken key.
std::vector<OpenAlert> openAlertsOf(const PersonId& person, const std::vector<Fact>& facts);

/// When a desk took the mark of an open alert back, after it was raised; nothing: it stands. The medical officer reads it beside the alert.
/// Pure; the same in any order of arrival.
std::optional<Instant> markTakenBackAt(const OpenAlert& alert, const std::vector<Fact>& facts);

} // namespace relais
