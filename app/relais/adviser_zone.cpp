#include "app/relais/adviser_zone.h"

#include <QDateTime>

namespace relais {

QTimeZone adviserZone(const QTimeZone& machine)
{
    // "UTC", "Etc/UTC", "Zulu"…: told by what they do, not by their names.
    const QDateTime winter(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
    const QDateTime summer(QDate(2026, 7, 15), QTime(12, 0), Qt::UTC);
    const bool known = machine.isValid() && (machine.offsetFromUtc(winter) != 0 || machine.offsetFromUtc(summer) != 0);
    return known ? machine : QTimeZone("Europe/Paris");
}

} // namespace relais
