#pragma once

#include "core/base/clock.h"

namespace relais {

/// A moment of which the server told its time: what a desk counts from after a restart, so that a clock that was set meanwhile lengthens no lease.
/// Kept in the desk's store. A value.
struct ClockMark {
    QString origin; ///< Clock::origin()
    std::chrono::nanoseconds monotonic{0};
    Instant serverTime;
    bool operator==(const ClockMark&) const = default;

    /// "origin|nanoseconds|microseconds"
    QString text() const;
    static std::optional<ClockMark> fromText(const QString& text);
};

/// The server's time now, as well as a desk without a network can know it: by the machine's own count where it has not been started anew since
/// the mark, else by the wall (`corrected`: with the server's offset). Nothing: the wall stands before the mark, so it was set back, and nobody
/// knows. Pure.
std::optional<Instant> serverTimeAfter(
    const std::optional<ClockMark>& mark, const QString& origin, std::chrono::nanoseconds monotonic, Instant corrected);

} // namespace relais
