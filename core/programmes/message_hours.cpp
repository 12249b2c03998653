#include "core/programmes/message_hours.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int mostDaysAhead = 60;

Instant onClock(QDate day, std::chrono::minutes minutes, const StepPlace& place)
{
    const bool tomorrow = minutes >= std::chrono::hours(24);
    return place.local.instantOf(tomorrow ? day.addDays(1) : day, tomorrow ? 0 : static_cast<int>(minutes.count()));
}

} // namespace

std::vector<Window> messageHoursOn(QDate day, const StepPlace& place)
{
    auto calls = place.local.openWindows(day, place.purpose);
    const auto& hours = place.messageHours;
    if (!hours || calls.empty()) {
        return calls; // a message comes on days on which somebody could answer for it
    }
    return {{onClock(day, hours->from, place), onClock(day, hours->until, place)}};
}

std::optional<Window> nextMessageHours(Instant at, const StepPlace& place)
{
    const QDate first = place.local.dateOf(at);
    for (int i = 0; i <= mostDaysAhead; ++i) {
        for (const Window& window : messageHoursOn(first.addDays(i), place)) {
            if (at < window.until) {
                return Window{std::max(at, window.from), window.until};
            }
        }
    }
    return std::nullopt;
}

} // namespace relais
