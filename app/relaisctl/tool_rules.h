#pragma once

#include "core/queue/rule_book.h"

namespace relais {

/// The rules that the tool works by beside a server: what ships, under the centre's calendar, with the programmes of a folder where the server
/// has one (empty: those that ship). ResourceInvalid, FileUnreadable.
Result<RuleBook> toolRules(const QString& calendarName, const QString& programmes = {});

} // namespace relais
