#pragma once

#include "app/server/central_work.h"
#include "app/server/server_log.h"
#include "core/base/clock_steps.h"

#include <condition_variable>
#include <thread>

namespace relais {

/// Keeps the queues of all centres on a thread of its own: a round each second, and at once again while there is more to do;
/// imports that nobody commits are purged beside it.
/// Borrows what it is given; destroying it waits for the round in hand.
class QueueKeeper {
public:
    QueueKeeper(Database& database, CentralWork& work, const Clock& clock, ServerLog& log);
    ~QueueKeeper();
    QueueKeeper(const QueueKeeper&) = delete;
    QueueKeeper& operator=(const QueueKeeper&) = delete;

    /// Rounds for every centre until nothing is left: start-up and tests. The calling thread waits.
    Result<Done> keepAll();

private:
    /// True: more to do.
    Result<bool> round();
    void purge();
    void loop();

    Database& m_database;
    CentralWork& m_work;
    const Clock& m_clock;
    ServerLog& m_log;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    ClockSteps m_steps;
    std::optional<std::chrono::nanoseconds> m_purgedAt; ///< of the keeper's thread alone
    std::thread m_thread;
};

} // namespace relais
