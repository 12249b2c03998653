#pragma once

#include <array>
#include <atomic>
#include <cstddef>

namespace relais {

/// How much work waits for the store or is done there, counted from outside by whoever hands it in. Any thread.
class StoreLoad {
public:
    enum class Kind : std::size_t { Read, Write };

    /// One piece of work, from handing it in to its answer.
    class Job {
    public:
        Job(StoreLoad& load, Kind kind) : m_counts(load.m_counts[static_cast<std::size_t>(kind)]) { ++m_counts.waiting; }
        ~Job() { --(m_begun ? m_counts.running : m_counts.waiting); }
        Job(const Job&) = delete;
        Job& operator=(const Job&) = delete;

        /// On the thread that does it; also again, when a transaction is repeated.
        void begin()
        {
            if (!m_begun) {
                m_begun = true;
                ++m_counts.running;
                --m_counts.waiting;
            }
        }

    private:
        friend class StoreLoad;
        struct Counts {
            std::atomic<std::size_t> waiting = 0;
            std::atomic<std::size_t> running = 0;
        };
        Counts& m_counts;
        bool m_begun = false;
    };

    std::size_t waiting(Kind kind) const { return m_counts[static_cast<std::size_t>(kind)].waiting; }
    std::size_t running(Kind kind) const { return m_counts[static_cast<std::size_t>(kind)].running; }

private:
    std::array<Job::Counts, 2> m_counts;
};

} // namespace relais
