#include "app/relais/desk_rules.h"

#include "core/queue/shipped_rules.h"

namespace relais {

Result<RuleBook> deskRules(const QString& calendarName)
{
    return rulesOf(calendarName, ProgrammeBook::shippedFiles(), shippedCampaignFiles());
}

} // namespace relais
