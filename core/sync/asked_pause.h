#pragma once

#include "core/base/clock.h"

#include <algorithm>

namespace relais {

/// The time that a server asked for with "not now": until it is over nothing of that kind is asked, whoever presses what. By the
/// monotonic clock. A value; interface thread.
class AskedPause {
public:
    explicit AskedPause(const Clock& clock) : m_clock(clock) {}

    /// From now. What was asked for before still holds.
    void begin(std::chrono::milliseconds asked) { m_until = std::max(m_until, m_clock.monotonic() + asked); }
    bool isOver() const { return m_clock.monotonic() >= m_until; }

private:
    const Clock& m_clock;
    std::chrono::nanoseconds m_until{0};
};

} // namespace relais
