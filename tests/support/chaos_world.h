#pragma once

#include "core/base/id_maker.h"
#include "tests/support/chaos_store.h"
#include "tests/support/tcp_proxy.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace relais::test {

/// What all simulated desks of a run share: the ways to the servers, the store (to let leases run out) and the signs of trouble.
/// Any thread.
class ChaosWorld {
public:
    ChaosWorld(ChaosStore& centralStore, QString code) : store(centralStore), enrolmentCode(std::move(code)) {}

    /// The way to each server, in the hands of the run.
    std::vector<std::unique_ptr<TcpProxy>> ways;
    /// They lead to a proxy, which says by itself that a server broke off (502) or is too slow (504).
    bool proxied = false;
    ChaosStore& store;
    const QString enrolmentCode;
    SystemClock clock;
    SystemRandom random;
    IdMaker ids{clock, random};
    std::atomic<int> steps = 0;

    void setTrouble(bool trouble)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_trouble = trouble;
        }
        m_over.notify_all();
    }
    /// A desk that reaches no server waits as a real one does, for as long as there is trouble, but not for ever: others go on.
    void waitOutTrouble()
    {
        std::unique_lock lock(m_mutex);
        m_over.wait_for(lock, std::chrono::milliseconds(200), [this] { return !m_trouble; });
    }

    /// A moment, whatever becomes of the trouble: who was told by a proxy that no server is known to it.
    void waitAsTold()
    {
        std::unique_lock lock(m_mutex);
        m_over.wait_for(lock, std::chrono::milliseconds(200), [] { return false; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_over;
    bool m_trouble = false;
};

} // namespace relais::test
