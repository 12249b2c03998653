#include "core/programmes/pathway_end.h"

#include <algorithm>

namespace relais {

Instant pathwayEnd(const ExitRule& rule, Instant anchor, const Calendar& calendar, const QString& territory)
{
    if (rule.after.isTime()) {
        return anchor + rule.after.time;
    }
    return calendar.startOf(rule.after.from(calendar.localTime(anchor, territory).date).addDays(1), territory);
}

bool isTimeOver(
    const Protocol& protocol, const StepLedger& ledger, const Calendar& calendar, const QString& territory, Instant at)
{
    return std::any_of(protocol.exits.begin(), protocol.exits.end(), [&](const ExitRule& rule) {
        const AnchorSaid* anchor = rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone
            ? ledger.anchor(rule.anchor->kind)
            : nullptr;
        return anchor != nullptr && pathwayEnd(rule, anchor->when, calendar, territory) <= at;
    });
}

} // namespace relais
