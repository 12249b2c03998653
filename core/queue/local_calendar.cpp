#include "core/queue/local_calendar.h"

#include <algorithm>

namespace relais {

template <typename Visit>
bool LocalCalendar::anyOpening(QDate date, Purpose purpose, Visit visit) const
{
    const Calendar::Data::Territory& site = m_data.territories[m_centre.territory];
    return m_data.anyWindow(m_data.hours[purpose == Purpose::Care ? 0 : 1], date, m_territory, [&](const Window& hours) {
        // The person's day may lie across two days of the centre.
        const QDate last = m_data.dateOf(hours.until - Microseconds(1), site);
        for (QDate day = m_data.dateOf(hours.from, site); day <= last; day = day.addDays(1)) {
            const bool enough = m_data.anyWindow(m_centre.service, day, site, [&](const Window& service) {
                const Window both{std::max(hours.from, service.from), std::min(hours.until, service.until)};
                return both.from < both.until && visit(both);
            });
            if (enough) {
                return true;
            }
        }
        return false;
    });
}

std::vector<Window> LocalCalendar::openWindows(QDate date, Purpose purpose) const
{
    std::vector<Window> open;
    anyOpening(date, purpose, [&](const Window& window) {
        open.push_back(window);
        return false;
    });
    return open;
}

bool LocalCalendar::isOpen(Instant at, Purpose purpose) const
{
    return anyOpening(dateOf(at), purpose, [at](const Window& window) { return window.contains(at); });
}

std::optional<Window> LocalCalendar::nextOpening(Instant at, Purpose purpose) const
{
    const QDate first = dateOf(at);
    std::optional<Window> next;
    const auto take = [&](const Window& window) {
        if (at < window.until) {
            next = Window{std::max(at, window.from), window.until};
        }
        return next.has_value();
    };
    for (int i = 0; i <= Calendar::horizonDays && !next; ++i) {
        anyOpening(first.addDays(i), purpose, take);
    }
    return next;
}

} // namespace relais
