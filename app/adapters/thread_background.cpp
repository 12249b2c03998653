#include "app/adapters/thread_background.h"

namespace relais {

ThreadBackground::ThreadBackground(Post post) : m_post(std::move(post)), m_thread([this] { loop(); }) {}

ThreadBackground::~ThreadBackground()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ThreadBackground::run(std::function<void()> work, std::function<void()> then)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.emplace_back(std::move(work), std::move(then));
    }
    m_wake.notify_all();
}

void ThreadBackground::loop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping) {
            return;
        }
        auto [work, then] = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work();
        // The work, with all it captured, goes before its answer is acted upon.
        work = nullptr;
        m_post(std::move(then));
        lock.lock();
    }
}

} // namespace relais
