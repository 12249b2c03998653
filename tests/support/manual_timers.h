#pragma once

#include "core/base/timers.h"
#include "tests/support/test_clock.h"

#include <map>
#include <utility>

namespace relais::test {

/// Timers that a test moves by hand, together with its clock.
class ManualTimers final : public Timers {
public:
    explicit ManualTimers(TestClock& clock) : m_clock(clock) {}

    Id after(std::chrono::milliseconds delay, std::function<void()> call) override
    {
        const auto id = ++m_last;
        m_pending.emplace(std::pair(m_clock.monotonic() + delay, id), std::move(call));
        return id;
    }
    void cancel(Id id) override
    {
        std::erase_if(m_pending, [id](const auto& item) { return item.first.second == id; });
    }

    /// Moves the clock on, stopping at each call on the way.
    void advance(std::chrono::milliseconds by)
    {
        const auto end = m_clock.monotonic() + by;
        while (!m_pending.empty() && m_pending.begin()->first.first <= end) {
            auto node = m_pending.extract(m_pending.begin());
            if (node.key().first > m_clock.monotonic()) {
                moveTo(node.key().first);
            }
            node.mapped()();
        }
        moveTo(end);
    }
    std::size_t pending() const { return m_pending.size(); }

private:
    void moveTo(std::chrono::nanoseconds at)
    {
        m_clock.advance(std::chrono::duration_cast<Microseconds>(at - m_clock.monotonic()));
    }

    TestClock& m_clock;
    Id m_last = 0;
    std::map<std::pair<std::chrono::nanoseconds, Id>, std::function<void()>> m_pending;
};

} // namespace relais::test
