#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>

namespace relais {

/// A distance in civil time, as protocols give it: "P2M" (months), "P1W", "P10D", "PT24H" (hours), each with a leading "-" when before.
/// Months and days count on the calendar of the place, hours on the clock; one kind a span, so that no order of adding has to be defined.
struct CivilSpan {
    int months = 0;
    int days = 0;
    std::chrono::minutes time{0};
    bool onClock = false; ///< written in hours or minutes, be it none

    bool isTime() const { return onClock; }
    /// The civil day so far from `day`; a day that the month does not have becomes its last one. Hours are not added.
    QDate from(QDate day) const { return (months == 0 ? day : day.addMonths(months)).addDays(days); }
    bool operator==(const CivilSpan&) const = default;
};

/// Up to a hundred years either way. Anything else gives nothing.
std::optional<CivilSpan> civilSpanFromText(QStringView text);
QString textOf(const CivilSpan& span);

/// Which of two is the shorter, where a month counts as 30 days and 10 hours: to judge a protocol, never to plan by it.
std::chrono::minutes roughLength(const CivilSpan& span);

/// Whether `a` leads to no later day than `b`, whichever day they are counted from: a month may have 28 to 31 days. Hours beside days by
/// their rough length. Pure.
bool neverAfter(const CivilSpan& a, const CivilSpan& b);

} // namespace relais
