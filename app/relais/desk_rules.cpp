#include "app/relais/desk_rules.h"

#include "core/queue/shipped_rules.h"

namespace relais {

Result<RuleBook> deskRules(const QString& calendarName)
{
    return shippedRules(calendarName, ProgrammeBook::shippedFiles());
}

} // namespace relais
