#pragma once

#include "core/base/background.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace relais {

/// Background on one thread of its own, one work after the other. `post` brings answers to the interface thread.
/// Owned by the composition root; destroying it finishes the work under way and drops the rest.
class ThreadBackground final : public Background {
public:
    using Post = std::function<void(std::function<void()>)>;
    explicit ThreadBackground(Post post);
    ~ThreadBackground() override;
    void run(std::function<void()> work, std::function<void()> then) override;

private:
    void loop();

    Post m_post;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::pair<std::function<void()>, std::function<void()>>> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace relais
