#pragma once

#include "core/queue/rule_book.h"

namespace relais {

/// The outcomes and campaigns that ship, under a calendar that ships, with these programme files. Fails with ResourceInvalid or NotFound, whose
/// detail names file, path and expectation. Reads what the programs carry: any thread, at start.
Result<RuleBook> shippedRules(const QString& calendar, const std::vector<NamedFile>& programmes);

} // namespace relais
