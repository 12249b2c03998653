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

    QString origin() const override { return QStringLiteral("start %1").arg(m_starts.load()); }

    void advance(Microseconds by)
    {
        m_now += by.count();
        m_monotonic += by.count();
    }
    /// As when somebody sets the system's clock: the monotonic one does not notice.
    void setWall(Instant at) { m_now = microsecondsOf(at); }

    /// As when the machine is started anew.
    void startAnew()
    {
        ++m_starts;
        m_monotonic = 1'000'000;
    }

private:
    std::atomic<int> m_starts{1};
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_monotonic{1'000'000'000};
};

} // namespace relais::test
