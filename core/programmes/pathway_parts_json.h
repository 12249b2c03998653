#pragma once

#include "core/base/resource_node.h"
#include "core/programmes/protocol.h"

namespace relais {

// The parts of a pathway beside its steps, as a programme file says them. Each notes what is wrong at its place, and is total.

/// The fields of the form, each code once.
std::vector<FormField> formFrom(const ResourceNode& pathway);

std::vector<ConsentSpec> consentsFrom(const ResourceNode& pathway);

std::vector<SessionPart> sessionFrom(const ResourceNode& pathway);

std::vector<OutcomeRule> outcomesFrom(const ResourceNode& pathway);

/// What an exit opens is judged where all pathways are known.
std::vector<ExitRule> exitsFrom(const ResourceNode& pathway);

/// "messageHours": ["08:00", "20:00"]; no key: none.
std::optional<MessageHours> messageHoursFrom(const ResourceNode& pathway);

/// The texts under `key`, each a code, each once; no key: none.
QStringList codesOf(const ResourceNode& pathway, QLatin1String key);

/// The same of a closed set.
QStringList codesOf(const ResourceNode& pathway, QLatin1String key, const QStringList& known, const Expectation& what);

} // namespace relais
