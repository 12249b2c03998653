#include "core/programmes/pathway_end.h"

namespace relais {

Instant pathwayEnd(const ExitRule& rule, Instant anchor, const Calendar& calendar, const QString& territory)
{
    if (rule.after.isTime()) {
        return anchor + rule.after.time;
    }
    return calendar.startOf(rule.after.from(calendar.localTime(anchor, territory).date).addDays(1), territory);
}

} // namespace relais
