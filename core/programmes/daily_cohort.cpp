#include "core/programmes/daily_cohort.h"

namespace relais {

namespace {
constexpr std::chrono::hours madeUpFor{4};
}

bool isDailyCohortDue(std::optional<Instant> last, QTime time, Instant now, const Calendar& calendar, const CentreId& centre)
{
    const QString territory = calendar.territoryOfCentre(centre);
    const QDate today = calendar.localTime(now, territory).date;
    Instant due = calendar.instantOf({today, time}, territory);
    if (due > now) {
        due = calendar.instantOf({today.addDays(-1), time}, territory);
    }
    return now - due < madeUpFor && (!last || *last < due);
}

} // namespace relais
