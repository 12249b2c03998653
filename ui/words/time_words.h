#pragma once

#include "core/base/instant.h"

#include <QTime>
#include <QTimeZone>

namespace relais {

/// Dates, times and durations as people say them, in one zone: the adviser's own. A value; any thread; cannot fail.
/// Near dates are words ("hier 14 h", "mardi"), far ones are short dates ("12 oct.", with the year when it is another one).
class TimeWords {
public:
    explicit TimeWords(const QTimeZone& zone) : m_zone(zone) {}

    QDate dateOf(Instant at) const;
    QTime timeOf(Instant at) const;
    /// The instant of a time on this zone's clocks.
    Instant at(QDate date, QTime time) const;
    /// "14:02"
    QString clock(Instant at) const;
    /// "aujourd’hui", "hier", "demain", "mardi" (within 6 days), "12 oct.", "12 oct. 2025".
    QString day(Instant at, Instant now) const { return day(dateOf(at), dateOf(now)); }
    static QString day(QDate date, QDate today);
    /// The same where nothing tells what is past from what comes: "mardi" comes, "lundi 2 novembre" was.
    QString datedDay(Instant at, Instant now) const { return datedDay(dateOf(at), dateOf(now)); }
    static QString datedDay(QDate date, QDate today);
    /// The day in full, for what is planned: "mardi", else "mardi 12 janvier".
    static QString plannedDay(QDate date, QDate today);
    /// "14 h", "hier 14 h", "mardi 9 h 30": the day is left out when it is today.
    QString moment(Instant at, Instant now) const;
    /// The same with the day as in `datedDay`: "lundi 2 novembre 14 h".
    QString datedMoment(Instant at, Instant now) const;
    /// "mardi, 9 h–11 h", or the moment alone when the window lasts no more than 30 minutes.
    QString window(const Window& window, Instant now) const;
    /// "04:12"; "1:04:12" from an hour on.
    static QString duration(std::chrono::milliseconds length);
    /// "17 min", "2 h 05", "3 jours": how late something is.
    static QString roughly(std::chrono::seconds length);
    /// "14 h", "9 h 30"
    static QString hour(QTime time);
    /// "14 h–17 h"; from midnight to midnight: "toute la journée"
    static QString span(QTime from, QTime until);
    /// "12/10", with the year when it is another one: "12/10/2025".
    static QString numeric(QDate date, QDate today);
    /// "mars 2025"
    static QString month(QDate date);
    /// "14 mars 1964"
    static QString full(QDate date);

private:
    QTimeZone m_zone;
};

} // namespace relais
