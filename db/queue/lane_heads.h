#pragma once

#include "core/queue/queue_entry.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

namespace relais {

/// Where the ready entries of each lane begin, as the last hand-out found them: a walk that starts there does not pass over all that was
/// taken before, which PostgreSQL must keep while anybody holds a snapshot (a report, a backup). What becomes ready in this process counts
/// at once; what another process makes ready ahead of it is found by the walk from the very beginning that is due every `fresh`.
/// Shared by the connections of a process (SharedMemory); any thread.
class LaneHeads {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds fresh{2};

    struct Position {
        int rank = 0;
        Instant due;
        EntryId id;
        bool operator<(const Position& other) const
        {
            return std::tie(rank, due, id) < std::tie(other.rank, other.due, other.id);
        }
    };
    static Position of(const QueueEntry& entry) { return {entry.rank, entry.due.from, entry.id}; }

    /// Where a walk may start; nothing: at the beginning.
    std::optional<Position> start(const CentreId& centre, LaneId lane, Clock::time_point now) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_heads.find({centre, lane});
        return known != m_heads.end() && now - known->second.walkedAt < fresh ? std::optional(known->second.at) : std::nullopt;
    }
    /// A walk met its first entry here. `whole`: it began at the beginning.
    void found(const CentreId& centre, LaneId lane, const Position& at, bool whole, Clock::time_point now)
    {
        const std::scoped_lock lock(m_mutex);
        if (whole) {
            m_heads[{centre, lane}] = {at, now};
        } else if (const auto known = m_heads.find({centre, lane}); known != m_heads.end()) {
            known->second.at = at;
        }
    }
    /// Nothing is known any more.
    void forget()
    {
        const std::scoped_lock lock(m_mutex);
        m_heads.clear();
    }
    /// An entry becomes ready.
    void ready(const CentreId& centre, LaneId lane, const Position& at)
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_heads.find({centre, lane});
        if (known != m_heads.end() && at < known->second.at) {
            known->second.at = at;
        }
    }

private:
    struct Head {
        Position at;
        Clock::time_point walkedAt; ///< from the beginning
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<CentreId, LaneId>, Head> m_heads;
};

} // namespace relais
