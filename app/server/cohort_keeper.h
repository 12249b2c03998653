#pragma once

#include "app/server/central_work.h"
#include "app/server/server_log.h"
#include "core/programmes/carry_out_cohort.h"

#include <condition_variable>
#include <thread>

namespace relais {

/// Chooses the phone cohorts on a thread of its own: those that somebody at a desk asked for, those of the time of day, and those that an end of
/// the server broke off. In short writes, so that desks wait for some tens of milliseconds at most. What an operator's tool has begun it leaves
/// to the tool. Any thread. Borrows what it is given; destroying it stops it and waits for the batch in hand.
class CohortKeeper {
public:
    /// `daily`: the time of day at each centre; nothing: only when asked.
    CohortKeeper(Database& database, CentralWork& work, IdMaker& ids, ServerLog& log, CapacitySettings capacity,
        std::optional<QTime> daily);
    ~CohortKeeper();
    CohortKeeper(const CohortKeeper&) = delete;
    CohortKeeper& operator=(const CohortKeeper&) = delete;

    /// Somebody has asked for one: begins at once.
    void wake();
    /// Breaks off what runs, between two batches: the next start goes on with it. May be called twice.
    void stop();
    /// Whatever is due or asked for now, on the calling thread: tests.
    Result<Done> keepAll();

    std::optional<QTime> daily() const { return m_daily; }

private:
    class Watch;
    /// What a centre waits for: pathways whose time of day has come, and runs that have begun.
    struct Due {
        QStringList daily;
        std::vector<CohortRun> open;
    };
    Result<Done> keepCentre(const CentreId& centre);
    Result<Done> keepDue(CohortPlace& place, const CentreId& centre);
    Result<Due> findDue(CohortPlace& place) const;
    Result<Done> beginDaily(CohortPlace& place, const QStringList& pathways);
    Result<Done> carry(CohortPlace& place, const CentreId& centre, const CohortRun& run);
    void loop();

    Database& m_database;
    CentralWork& m_work;
    IdMaker& m_ids;
    ServerLog& m_log;
    const CapacitySettings m_capacity;
    const std::optional<QTime> m_daily;
    std::mutex m_turn; ///< held during a round: one at a time
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_asked = false; ///< guarded by m_mutex
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace relais
