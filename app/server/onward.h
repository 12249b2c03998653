#pragma once

#include "app/server/http_server.h"

#include <functional>
#include <mutex>

namespace relais {

/// Where answers of the store go on: on the engine's threads as long as there is an engine, before and after that where they are. Shared by
/// the store, which is opened before the engine and goes after it, and by whoever owns both. Any thread.
class Onward {
public:
    void open(HttpServer& engine)
    {
        const std::scoped_lock lock(m_mutex);
        m_engine = &engine;
    }
    /// Before the engine goes.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_engine = nullptr;
    }
    void operator()(std::function<void()> answer)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_engine != nullptr) {
                m_engine->soon(std::move(answer));
                return;
            }
        }
        answer();
    }

private:
    std::mutex m_mutex;
    HttpServer* m_engine = nullptr;
};

} // namespace relais
