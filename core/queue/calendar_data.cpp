#include "core/queue/calendar_data.h"

#include <QDateTime>

#include <algorithm>

namespace relais {

namespace {

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;
constexpr std::int64_t julianDayOfEpoch = 2'440'588;
constexpr auto aMonth = std::chrono::days(30);

/// As if the wall clock were UTC.
Instant naive(QDate date, int minute)
{
    return instantFromMicroseconds((date.toJulianDay() - julianDayOfEpoch) * microsecondsPerDay + minute * 60'000'000LL);
}

/// Qt's own comparison of texts costs a plan more than all of its reckoning.
bool isSame(const QString& a, const QString& b)
{
    return a.size() == b.size() && std::equal(a.cbegin(), a.cend(), b.cbegin());
}

std::chrono::seconds askZone(const QTimeZone& zone, Instant at)
{
    return std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(microsecondsOf(at) / 1000, Qt::UTC)));
}

} // namespace

QDate easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

ZoneOffsets::ZoneOffsets(const QTimeZone& zone) : m_zone(zone)
{
    const QDateTime from(QDate(2010, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime until(QDate(2060, 1, 1), QTime(0, 0), Qt::UTC);
    m_end = instantFromMicroseconds(until.toMSecsSinceEpoch() * 1000);
    const Instant begin = instantFromMicroseconds(from.toMSecsSinceEpoch() * 1000);
    m_changes.emplace_back(begin, askZone(zone, begin));
    for (const QTimeZone::OffsetData& change : zone.transitions(from, until)) {
        m_changes.emplace_back(
            instantFromMicroseconds(change.atUtc.toMSecsSinceEpoch() * 1000), std::chrono::seconds(change.offsetFromUtc));
    }
    std::size_t holds = 0;
    for (Instant at = begin; at < m_end; at += aMonth) {
        while (holds + 1 < m_changes.size() && m_changes[holds + 1].first <= at) {
            ++holds;
        }
        m_months.push_back(holds);
    }
}

std::chrono::seconds ZoneOffsets::at(Instant instant) const
{
    if (instant < m_changes.front().first || instant >= m_end) {
        return askZone(m_zone, instant);
    }
    // A plan asks some dozens of times: at most one change lies between the beginning of the month and the instant.
    std::size_t holds = m_months[static_cast<std::size_t>((instant - m_changes.front().first) / aMonth)];
    while (holds + 1 < m_changes.size() && m_changes[holds + 1].first <= instant) {
        ++holds;
    }
    return m_changes[holds].second;
}

const Calendar::Data::Territory& Calendar::Data::territory(const QString& code) const
{
    const auto it =
        std::find_if(territories.begin(), territories.end(), [&](const Territory& t) { return isSame(t.code, code); });
    return it == territories.end() ? territories.front() : *it;
}

const Calendar::Data::Centre& Calendar::Data::centre(const CentreId& id) const
{
    const auto it = std::find_if(centres.begin(), centres.end(), [&](const Centre& c) { return isSame(c.code, id.code); });
    return it == centres.end() ? otherCentres : *it;
}

const Calendar::Data::Week* Calendar::Data::weekOn(const std::vector<Dated>& dated, QDate date)
{
    const Week* week = nullptr;
    for (const Dated& item : dated) {
        if (item.validFrom <= date) {
            week = &item.week;
        }
    }
    return week;
}

bool Calendar::Data::isHoliday(QDate date, const Territory& territory)
{
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);
    const qint64 fromEaster = month >= 3 && month <= 6 ? easterSunday(year).daysTo(date) : -1000;
    return std::any_of(territory.holidays.begin(), territory.holidays.end(), [&](const HolidayRule& rule) {
        return rule.month == 0 ? rule.easterOffset == fromEaster : rule.month == month && rule.day == day;
    });
}

LocalTime Calendar::Data::localTime(Instant at, const Territory& territory) const
{
    const std::int64_t local = microsecondsOf(at + zones[territory.zone].at(at));
    std::int64_t days = local / microsecondsPerDay;
    if (local % microsecondsPerDay < 0) {
        --days;
    }
    return {QDate::fromJulianDay(days + julianDayOfEpoch),
        QTime::fromMSecsSinceStartOfDay(static_cast<int>((local - days * microsecondsPerDay) / 1000))};
}

Instant Calendar::Data::instantOf(QDate date, int minute, const Territory& territory) const
{
    const ZoneOffsets& zone = zones[territory.zone];
    const Instant wall = naive(date, minute);
    // No zone changes twice within a day; of a doubled hour the first one is meant, a skipped one counts on from before it.
    const auto before = zone.at(wall - std::chrono::hours(14));
    const auto after = zone.at(wall + std::chrono::hours(14));
    if (before != after && zone.at(wall - before) != before && zone.at(wall - after) == after) {
        return wall - after;
    }
    return wall - before;
}

std::vector<Window> Calendar::Data::windowsOf(const std::vector<Dated>& dated, QDate date, const Territory& territory) const
{
    std::vector<Window> windows;
    visitWindows(dated, date, territory, [&](const Window& window) { windows.push_back(window); });
    return windows;
}

} // namespace relais
