#pragma once

#include "core/queue/calendar_data.h"

namespace relais {

/// A calendar as it holds for a person of one territory whom one centre calls: both are looked up once, for a plan that asks some dozens of
/// times. Answers what Calendar answers when it is told territory and centre each time. Borrows the calendar: the stack of one question.
class LocalCalendar {
public:
    LocalCalendar(const Calendar& calendar, const QString& territory, const CentreId& centre)
        : m_data(*calendar.m_data), m_territory(m_data.territory(territory)), m_centre(m_data.centre(centre))
    {}

    LocalTime localTime(Instant at) const { return m_data.localTime(at, m_territory); }
    QDate dateOf(Instant at) const { return m_data.dateOf(at, m_territory); }
    Instant instantOf(QDate date, int minute) const { return m_data.instantOf(date, minute, m_territory); }
    Instant startOf(QDate date) const { return m_data.instantOf(date, 0, m_territory); }
    std::vector<Window> openWindows(QDate date, Purpose purpose) const;
    bool isOpen(Instant at, Purpose purpose) const;
    std::optional<Window> nextOpening(Instant at, Purpose purpose) const;

private:
    /// Calls `visit` with each opening of that day, ascending, until it answers true; whether it did.
    template <typename Visit>
    bool anyOpening(QDate date, Purpose purpose, Visit visit) const;

    const Calendar::Data& m_data;
    const Calendar::Data::Territory& m_territory;
    const Calendar::Data::Centre& m_centre;
};

} // namespace relais
