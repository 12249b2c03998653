#include "core/programmes/pathway_end.h"

#include <algorithm>

namespace relais {

bool isTimeOver(
    const Protocol& protocol, const StepLedger& ledger, const Calendar& calendar, const QString& territory, Instant at)
{
    return std::any_of(protocol.exits.begin(), protocol.exits.end(), [&](const ExitRule& rule) {
        const AnchorSaid* anchor = rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone
            ? ledger.anchor(rule.anchor->kind)
            : nullptr;
        if (anchor == nullptr) {
            return false;
        }
        const QDate day = rule.after.from(calendar.localTime(anchor->when, territory).date);
        const Instant end =
            rule.after.isTime() ? anchor->when + rule.after.time : calendar.instantOf({day, QTime(12, 0)}, territory);
        return end <= at;
    });
}

} // namespace relais
