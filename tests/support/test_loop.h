#pragma once

#include "core/base/background.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace relais::test {

/// The interface thread of a test: answers are posted to it from any thread and run when the test says.
class TestLoop {
public:
    void post(std::function<void()> call)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_calls.push_back(std::move(call));
        }
        m_wake.notify_all();
    }
    std::function<void(std::function<void()>)> executor()
    {
        return [this](std::function<void()> call) { post(std::move(call)); };
    }
    /// Runs what is there; how many calls that were.
    int run()
    {
        int ran = 0;
        while (auto call = take()) {
            call();
            ++ran;
        }
        return ran;
    }
    /// Runs until the condition holds, waiting for other threads; false when nothing came for ten seconds.
    bool runUntil(const std::function<bool()>& reached)
    {
        while (!reached()) {
            auto call = take();
            if (!call) {
                std::unique_lock lock(m_mutex);
                if (!m_wake.wait_for(lock, std::chrono::seconds(10), [this] { return !m_calls.empty(); })) {
                    return false;
                }
                continue;
            }
            call();
        }
        return true;
    }

    /// How many calls ever ran here.
    std::int64_t ran()
    {
        const std::scoped_lock lock(m_mutex);
        return m_taken;
    }

private:
    std::function<void()> take()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_calls.empty()) {
            return {};
        }
        auto call = std::move(m_calls.front());
        m_calls.pop_front();
        ++m_taken;
        return call;
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_calls;
    std::int64_t m_taken = 0;
};

/// Work in the background of a test: done at once, answered through its loop.
class LoopBackground final : public Background {
public:
    explicit LoopBackground(TestLoop& loop) : m_loop(loop) {}
    void run(std::function<void()> work, std::function<void()> then) override
    {
        work();
        m_loop.post(std::move(then));
    }

private:
    TestLoop& m_loop;
};

} // namespace relais::test
