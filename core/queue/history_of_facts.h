#pragma once

#include "core/outbox/fact.h"
#include "core/queue/contact_history.h"

#include <vector>

namespace relais {

/// The history of one person once these facts are known: on the server from what the lists say and all her facts, on a desk from
/// the history leased with her and the facts made since. Pure; the order of arrival does not matter, a fact given twice or already in
/// `base` changes nothing. Retracted facts count for nothing; a closing that corrects another takes its place.
/// Facts that say nothing about contacts are passed over.
ContactHistory historyWith(ContactHistory base, const std::vector<Fact>& facts);

} // namespace relais
