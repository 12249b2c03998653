#pragma once

#include "core/queue/rule_book.h"

namespace relais {

/// The folders that a server reads its files from; empty: what ships.
struct RuleFolders {
    QString programmes;
    QString campaigns;
};

/// The rules that the tool works by beside a server: what ships, under the centre's calendar, with the programmes and campaigns of the server's
/// folders. ResourceInvalid, FileUnreadable.
Result<RuleBook> toolRules(const QString& calendarName, const RuleFolders& folders = {});

} // namespace relais
