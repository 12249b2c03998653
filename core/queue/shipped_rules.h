#pragma once

#include "core/campaigns/campaign_files.h"
#include "core/queue/rule_book.h"

namespace relais {

/// The outcomes that ship, under a calendar that ships, with these programme and campaign files, judged together. Fails with ResourceInvalid or
/// NotFound, whose detail names file, path and expectation. Reads what the programs carry: any thread, at start.
Result<RuleBook> rulesOf(
    const QString& calendar, const std::vector<NamedFile>& programmes, const std::vector<NamedFile>& campaigns);

} // namespace relais
