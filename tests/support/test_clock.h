#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace relais::test {

/// A clock that a test moves by hand. Safe to read from any thread.
class TestClock final : public Clock {
public:
    explicit TestClock(Instant start = instantFromText(u"2026-11-03T09:00:00Z").value()) : m_now(microsecondsOf(start)) {}

    Instant now() const override { return instantFromMicroseconds(m_now.load()); }
    std::chrono::nanoseconds monotonic() const override { return std::chrono::microseconds(m_monotonic.load()); }

    void advance(Microseconds by)
    {
        m_now += by.count();
        m_monotonic += by.count();
    }
    /// As when somebody sets the system's clock: the monotonic one does not notice.
    void setWall(Instant at) { m_now = microsecondsOf(at); }

private:
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_monotonic{1'000'000'000};
};

} // namespace relais::test
