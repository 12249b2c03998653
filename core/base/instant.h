#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>
#include <string>

namespace relais {

/// A point in time, UTC, to the microsecond. Stored as a 64-bit count, sent as "2026-11-22T08:10:00.123456Z".
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Microseconds = std::chrono::microseconds;

/// A span between two instants, `from` included, `until` excluded.
struct Window {
    Instant from;
    Instant until;
    bool contains(Instant at) const { return from <= at && at < until; }
    auto operator<=>(const Window&) const = default;
};

/// ISO 8601 in UTC with 'Z', up to 6 decimals; years 1850 to 2200: a birth is an instant too. Anything else gives nothing.
std::optional<Instant> instantFromText(QStringView text);
QString textFromInstant(Instant at);
void appendText(std::string& utf8, Instant at); ///< the same text

constexpr Instant instantFromMicroseconds(std::int64_t count)
{
    return Instant(Microseconds(count));
}
constexpr std::int64_t microsecondsOf(Instant at)
{
    return at.time_since_epoch().count();
}

} // namespace relais
