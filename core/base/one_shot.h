#pragma once

#include "core/base/timers.h"

#include <utility>

namespace relais {

/// One pending call that dies with its owner, so that no timer ever reaches what is gone.
/// A member of the object that its call captures. Interface thread. Not copied, not moved.
class OneShot {
public:
    explicit OneShot(Timers& timers) : m_timers(timers) {}
    ~OneShot() { stop(); }
    OneShot(const OneShot&) = delete;
    OneShot& operator=(const OneShot&) = delete;

    /// Replaces what was pending.
    void start(std::chrono::milliseconds delay, std::function<void()> call)
    {
        stop();
        m_id = m_timers.after(delay, [this, call = std::move(call)] {
            m_id = 0;
            call();
        });
    }
    void stop()
    {
        if (m_id != 0) {
            m_timers.cancel(std::exchange(m_id, 0));
        }
    }
    bool isPending() const { return m_id != 0; }

private:
    Timers& m_timers;
    Timers::Id m_id = 0;
};

} // namespace relais
