#include "core/queue/calendar_data.h"

#include "core/base/same_text.h"

#include <QDateTime>

#include <algorithm>

namespace relais {

namespace {

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;
constexpr std::int64_t julianDayOfEpoch = 2'440'588;

/// As if the wall clock were UTC.
Instant naive(QDate date, int minute)
{
    return instantFromMicroseconds((date.toJulianDay() - julianDayOfEpoch) * microsecondsPerDay + minute * 60'000'000LL);
}

std::int64_t daysIn(std::int64_t microseconds)
{
    return microseconds / microsecondsPerDay - (microseconds % microsecondsPerDay < 0 ? 1 : 0);
}

/// The last four letters and the length: codes that differ there are not compared.
std::uint64_t keyOf(QStringView code)
{
    std::uint64_t key = 0;
    for (qsizetype i = std::max<qsizetype>(0, code.size() - 4); i < code.size(); ++i) {
        key = key << 16U | code[i].unicode();
    }
    return key ^ static_cast<std::uint64_t>(code.size()) << 57U;
}

bool fallsOn(const HolidayRule& rule, QDate date, qint64 fromEaster)
{
    return rule.month == 0 ? rule.easterOffset == fromEaster : rule.month == date.month() && rule.day == date.day();
}

constexpr int indexedYears = 101;

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
    const Instant begin = m_begin = instantFromMicroseconds(from.toMSecsSinceEpoch() * 1000);
    m_changes.emplace_back(begin, askZone(zone, begin));
    for (const QTimeZone::OffsetData& change : zone.transitions(from, until)) {
        m_changes.emplace_back(
            instantFromMicroseconds(change.atUtc.toMSecsSinceEpoch() * 1000), std::chrono::seconds(change.offsetFromUtc));
    }
    constexpr auto beside = std::chrono::days(2);
    std::size_t holds = 0;
    for (Instant at = begin; at < m_end; at += aMonth) {
        while (holds + 1 < m_changes.size() && m_changes[holds + 1].first <= at) {
            ++holds;
        }
        const bool changes = std::any_of(m_changes.begin() + 1, m_changes.end(),
            [&](const auto& change) { return at - beside <= change.first && change.first < at + aMonth + beside; });
        const bool atAnEnd = at == begin || m_end <= at + aMonth + beside;
        m_months.push_back({static_cast<std::int32_t>(m_changes[holds].second.count()), static_cast<std::uint16_t>(holds),
            !changes && !atAnEnd});
    }
}

std::chrono::seconds ZoneOffsets::at(Instant instant) const
{
    const Month* month = monthOf(instant);
    if (!month) {
        return askZone(m_zone, instant);
    }
    if (month->steady) {
        return std::chrono::seconds(month->offset);
    }
    // A plan asks some dozens of times: at most one change lies between the beginning of the month and the instant.
    std::size_t holds = month->holds;
    while (holds + 1 < m_changes.size() && m_changes[holds + 1].first <= instant) {
        ++holds;
    }
    return m_changes[holds].second;
}

const QDate Calendar::Data::firstIndexed(2000, 1, 1);

void Calendar::Data::index()
{
    territoryKeys.clear();
    for (Territory& one : territories) {
        territoryKeys.push_back(keyOf(one.code));
        const QDate end = firstIndexed.addYears(indexedYears);
        one.isHolidayOn.assign(static_cast<std::size_t>(firstIndexed.daysTo(end)), false);
        for (int year = firstIndexed.year(); year < end.year(); ++year) {
            const QDate easter = easterSunday(year);
            for (const HolidayRule& rule : one.holidays) {
                const QDate date = rule.month == 0 ? easter.addDays(rule.easterOffset) : QDate(year, rule.month, rule.day);
                if (date.isValid() && date.year() == year) {
                    one.isHolidayOn[static_cast<std::size_t>(firstIndexed.daysTo(date))] = true;
                }
            }
        }
    }
}

const Calendar::Data::Territory& Calendar::Data::territory(const QString& code) const
{
    const std::uint64_t key = keyOf(code);
    for (std::size_t i = 0; i < territoryKeys.size(); ++i) {
        if (territoryKeys[i] == key && sameText(territories[i].code, code)) {
            return territories[i];
        }
    }
    return territories.front();
}

const Calendar::Data::Centre& Calendar::Data::centre(const CentreId& id) const
{
    const auto it = std::find_if(centres.begin(), centres.end(), [&](const Centre& c) { return sameText(c.code, id.code); });
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
    const qint64 day = date.toJulianDay() - firstIndexed.toJulianDay();
    if (0 <= day && day < static_cast<qint64>(territory.isHolidayOn.size())) {
        return territory.isHolidayOn[static_cast<std::size_t>(day)];
    }
    const qint64 fromEaster = easterSunday(date.year()).daysTo(date);
    return std::any_of(territory.holidays.begin(), territory.holidays.end(),
        [&](const HolidayRule& rule) { return fallsOn(rule, date, fromEaster); });
}

LocalTime Calendar::Data::localTime(Instant at, const Territory& territory) const
{
    const std::int64_t local = microsecondsOf(at + zones[territory.zone].at(at));
    const std::int64_t days = daysIn(local);
    return {QDate::fromJulianDay(days + julianDayOfEpoch),
        QTime::fromMSecsSinceStartOfDay(static_cast<int>((local - days * microsecondsPerDay) / 1000))};
}

QDate Calendar::Data::dateOf(Instant at, const Territory& territory) const
{
    return QDate::fromJulianDay(daysIn(microsecondsOf(at + zones[territory.zone].at(at))) + julianDayOfEpoch);
}

Instant Calendar::Data::instantOf(QDate date, int minute, const Territory& territory) const
{
    const ZoneOffsets& zone = zones[territory.zone];
    const Instant wall = naive(date, minute);
    if (const auto offset = zone.steadyAround(wall)) {
        return wall - *offset;
    }
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
    anyWindow(dated, date, territory, [&](const Window& window) {
        windows.push_back(window);
        return false;
    });
    return windows;
}

} // namespace relais
