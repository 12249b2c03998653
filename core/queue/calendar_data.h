#pragma once

#include "core/queue/calendar.h"

#include <QTimeZone>

#include <array>
#include <optional>
#include <utility>

namespace relais {

/// A day of the year that is no working day: fixed, or so many days from Easter Sunday.
struct HolidayRule {
    int month = 0;
    int day = 0;
    int easterOffset = 0; ///< when month is 0
};

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
QDate easterSunday(int year);

/// Offsets of a zone, looked up in a table of its changes: QTimeZone takes 2.9 µs a question, this some nanoseconds.
/// Immutable; any thread.
class ZoneOffsets {
public:
    explicit ZoneOffsets(const QTimeZone& zone);
    std::chrono::seconds at(Instant instant) const;
    /// The offset that holds on that day and on those beside it; nothing: it changes there, or nobody knows without asking.
    std::optional<std::chrono::seconds> steadyAround(Instant instant) const
    {
        const Month* month = monthOf(instant);
        return month && month->steady ? std::optional(std::chrono::seconds(month->offset)) : std::nullopt;
    }
    const QTimeZone& zone() const { return m_zone; }

private:
    QTimeZone m_zone;
    std::vector<std::pair<Instant, std::chrono::seconds>> m_changes; ///< ascending; the first is the beginning of the table
    static constexpr std::chrono::days aMonth{30};
    /// Thirty days from the beginning of the table on. Small: some dozens of looks a plan, into the tables of several zones.
    struct Month {
        std::int32_t offset = 0; ///< seconds
        std::uint16_t holds = 0; ///< the change that holds when they begin
        bool steady = false;     ///< no change in them, nor two days before or after
    };
    const Month* monthOf(Instant instant) const
    {
        const bool known = m_begin <= instant && instant < m_end;
        return known ? &m_months[static_cast<std::size_t>((instant - m_begin) / Microseconds(aMonth))] : nullptr;
    }
    std::vector<Month> m_months;
    Instant m_begin;
    Instant m_end;
};

/// What a calendar file says. Built once by the loader, then never changed.
struct Calendar::Data {
    struct Span {
        int from = 0;
        int until = 0;
    }; ///< minutes of the day, half-open
    struct Week {
        bool onHolidays = false;
        std::array<std::vector<Span>, 7> days;
    }; ///< Monday first
    struct Dated {
        QDate validFrom;
        Week week;
    };
    struct Territory {
        QString code;
        std::size_t zone = 0;
        std::vector<HolidayRule> holidays;
        std::vector<bool> isHolidayOn{}; ///< by day from `firstIndexed` on: what the rules give
    };
    struct Centre {
        QString code;
        std::size_t territory = 0;
        int promisesPerHour = 0;
        std::vector<Dated> service;
    };

    std::vector<Slot> slotsOfDay;
    std::vector<ZoneOffsets> zones;
    std::vector<Territory> territories; ///< [0] stands for an unknown one
    std::vector<std::pair<QString, std::size_t>> postalPrefixes;
    std::array<std::vector<Dated>, 2> hours; ///< by Purpose
    std::vector<Centre> centres;
    Centre otherCentres;

    std::vector<std::uint64_t> territoryKeys; ///< of their codes, for a quick look; see index()
    static const QDate firstIndexed;

    /// To be called once all is read: what is asked for some dozens of times a plan is looked up, not reckoned.
    void index();
    const Territory& territory(const QString& code) const;
    const Centre& centre(const CentreId& id) const;
    /// The week in force on a date: the youngest not after it; nothing before the first.
    static const Week* weekOn(const std::vector<Dated>& dated, QDate date);
    static bool isHoliday(QDate date, const Territory& territory);
    LocalTime localTime(Instant at, const Territory& territory) const;
    QDate dateOf(Instant at, const Territory& territory) const;
    Instant instantOf(QDate date, int minute, const Territory& territory) const;
    /// Spans of that day as instants, none on a holiday of the territory.
    std::vector<Window> windowsOf(const std::vector<Dated>& dated, QDate date, const Territory& territory) const;
    /// The same one by one, without a list, until `visit` answers true; whether it did.
    template <typename Visit>
    bool anyWindow(const std::vector<Dated>& dated, QDate date, const Territory& territory, Visit visit) const
    {
        const Week* week = date.isValid() ? weekOn(dated, date) : nullptr;
        if (!week || (!week->onHolidays && isHoliday(date, territory))) {
            return false;
        }
        for (const Span& span : week->days[static_cast<std::size_t>(date.dayOfWeek() - 1)]) {
            if (visit(Window{instantOf(date, span.from, territory), instantOf(date, span.until, territory)})) {
                return true;
            }
        }
        return false;
    }
};

} // namespace relais
