#pragma once

#include "core/base/instant.h"

#include <deque>
#include <mutex>

namespace relais {

/// How far a clock that is set jumps ahead of what was promised by it: whoever was told "until eleven" at ten has an hour of real time, also where
/// the clock was put forward in between. Knows what it was shown, no more: nothing of before the process began. Any thread.
class ClockSteps {
public:
    /// What is promised for `span` at most is over when the time `wall - behind()` says so. ≥ 0; 0 where nobody set the clock forward within `span`.
    /// `wall` and `monotonic` (Clock) are of about the same moment, in whatever order they come; `span` is the same each time.
    Microseconds behind(std::chrono::nanoseconds monotonic, Instant wall, std::chrono::nanoseconds span)
    {
        const std::scoped_lock lock(m_mutex);
        const auto ahead = std::chrono::floor<Microseconds>(wall.time_since_epoch() - monotonic);
        while (!m_lowest.empty() && m_lowest.back().ahead >= ahead) {
            m_lowest.pop_back();
        }
        m_lowest.push_back({monotonic, ahead});
        while (m_lowest.front().at < monotonic - span) {
            m_lowest.pop_front();
        }
        return ahead - m_lowest.front().ahead;
    }

private:
    struct Seen {
        std::chrono::nanoseconds at; ///< monotonic
        Microseconds ahead;          ///< how far the wall clock was beyond it
    };
    std::mutex m_mutex;
    std::deque<Seen> m_lowest; ///< each lower than those behind it: the first is the lowest of all
};

} // namespace relais
