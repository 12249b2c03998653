#pragma once

#include "core/queue/rule_book.h"

namespace relais {

/// The rules that ship with Relais, with one of its calendars ("france", "demo"). Fails with ResourceInvalid.
Result<RuleBook> deskRules(const QString& calendar);

} // namespace relais
