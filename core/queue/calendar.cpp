#include "core/queue/calendar.h"

#include "core/queue/local_calendar.h"

#include <algorithm>

namespace relais {

namespace {
int minuteOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}
} // namespace

const std::vector<Slot>& Calendar::slotsOfDay() const
{
    return m_data->slotsOfDay;
}

const Slot* Calendar::slotOf(const LocalTime& at) const
{
    for (const Slot& slot : m_data->slotsOfDay) {
        if (slot.from <= at.time && at.time < slot.until) {
            return &slot;
        }
    }
    return nullptr;
}

LocalTime Calendar::localTime(Instant at, const QString& territory) const
{
    return m_data->localTime(at, m_data->territory(territory));
}

Instant Calendar::instantOf(const LocalTime& at, const QString& territory) const
{
    const auto rest = std::chrono::milliseconds(at.time.second() * 1000 + at.time.msec());
    return m_data->instantOf(at.date, minuteOf(at.time), m_data->territory(territory)) + rest;
}

Instant Calendar::startOf(QDate date, const QString& territory) const
{
    return m_data->instantOf(date, 0, m_data->territory(territory));
}

bool Calendar::isHoliday(QDate date, const QString& territory) const
{
    return Data::isHoliday(date, m_data->territory(territory));
}

std::vector<Window> Calendar::openWindows(QDate date, Purpose purpose, const QString& territory, const CentreId& centre) const
{
    return LocalCalendar(*this, territory, centre).openWindows(date, purpose);
}

bool Calendar::isOpen(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const
{
    return LocalCalendar(*this, territory, centre).isOpen(at, purpose);
}

std::optional<Window> Calendar::nextOpening(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const
{
    return LocalCalendar(*this, territory, centre).nextOpening(at, purpose);
}

std::optional<Instant> Calendar::nextOpen(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const
{
    const auto opening = nextOpening(at, purpose, territory, centre);
    return opening ? std::optional(opening->from) : std::nullopt;
}

std::vector<Window> Calendar::serviceWindows(QDate date, const CentreId& centre) const
{
    const Data::Centre& site = m_data->centre(centre);
    return m_data->windowsOf(site.service, date, m_data->territories[site.territory]);
}

bool Calendar::isServiceOpen(Instant at, const CentreId& centre) const
{
    return nextServiceOpen(at, centre) == at;
}

std::optional<Instant> Calendar::nextServiceOpen(Instant at, const CentreId& centre) const
{
    const Data::Centre& site = m_data->centre(centre);
    const QDate first = m_data->localTime(at, m_data->territories[site.territory]).date;
    for (int i = 0; i <= horizonDays; ++i) {
        for (const Window& window : serviceWindows(first.addDays(i), centre)) {
            if (at < window.until) {
                return std::max(at, window.from);
            }
        }
    }
    return std::nullopt;
}

std::optional<Instant> Calendar::serviceEnd(Instant at, const CentreId& centre) const
{
    const Data::Centre& site = m_data->centre(centre);
    const QDate first = m_data->localTime(at, m_data->territories[site.territory]).date;
    std::optional<Instant> end;
    // Hours that go on past midnight are two windows that touch.
    for (int i = 0; i < 3; ++i) {
        for (const Window& window : serviceWindows(first.addDays(i), centre)) {
            if (end ? window.from == *end : window.contains(at)) {
                end = window.until;
            } else if (end) {
                return end;
            }
        }
    }
    return end && *end - at < std::chrono::hours(24) ? end : std::nullopt;
}

int Calendar::promisesIn(const Slot& slot, const CentreId& centre) const
{
    return std::max(1, m_data->centre(centre).promisesPerHour * (minuteOf(slot.until) - minuteOf(slot.from)) / 60);
}

QString Calendar::territoryOfCentre(const CentreId& centre) const
{
    return m_data->territories[m_data->centre(centre).territory].code;
}

QStringList Calendar::territories() const
{
    QStringList codes;
    for (const Data::Territory& one : m_data->territories) {
        codes.append(one.code);
    }
    return codes;
}

QStringList Calendar::centres() const
{
    QStringList codes;
    codes.reserve(static_cast<qsizetype>(m_data->centres.size()));
    for (const Data::Centre& one : m_data->centres) {
        codes.append(one.code);
    }
    return codes;
}

QTimeZone Calendar::zoneOf(const QString& territory) const
{
    return m_data->zones[m_data->territory(territory).zone].zone();
}

QString Calendar::territoryOfPostalCode(QStringView postalCode) const
{
    const QStringView code = postalCode.trimmed();
    if (code.size() == 5) {
        for (const auto& [prefix, territory] : m_data->postalPrefixes) {
            if (code.startsWith(prefix)) {
                return m_data->territories[territory].code;
            }
        }
    }
    return m_data->territories.front().code;
}

} // namespace relais
