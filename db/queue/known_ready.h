#pragma once

#include "core/queue/hand_out_order.h"
#include "core/queue/queue_entry.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace relais {

/// The heads of lanes as one job knows them: read once for all that will be asked of them, then kept up by what the job itself writes, under
/// the lock of its centre. A value of a repository, on its thread.
class KnownReady {
public:
    bool knows(LaneId lane) const { return m_heads.contains(lane); }
    /// `whole`: the lane holds no more.
    void know(LaneId lane, std::vector<QueueEntry> entries, bool whole) { m_heads[lane] = {std::move(entries), whole}; }
    void forget() { m_heads.clear(); }

    /// The first ones behind `after`; nothing: what is known does not reach so far.
    std::optional<std::vector<QueueEntry>> find(LaneId lane, int limit, const std::optional<QueueEntry>& after) const
    {
        const auto head = m_heads.find(lane);
        if (head == m_heads.end()) {
            return std::nullopt;
        }
        const auto& entries = head->second.entries;
        const auto from = after ? std::upper_bound(entries.begin(), entries.end(), *after, isBefore) : entries.begin();
        const auto count = std::min<std::ptrdiff_t>(limit, entries.end() - from);
        if (count < limit && !head->second.whole) {
            return std::nullopt;
        }
        return std::vector<QueueEntry>(from, from + count);
    }

    /// An entry was written.
    void wrote(const QueueEntry& before, const QueueEntry& after)
    {
        if (const auto head = m_heads.find(before.lane); head != m_heads.end() && before.state == EntryState::Ready) {
            std::erase_if(head->second.entries, [&](const QueueEntry& one) { return one.id == before.id; });
        }
        if (after.state == EntryState::Ready) {
            added(after);
        }
    }
    void added(const QueueEntry& ready)
    {
        const auto head = m_heads.find(ready.lane);
        if (head == m_heads.end()) {
            return;
        }
        auto& entries = head->second.entries;
        const auto at = std::upper_bound(entries.begin(), entries.end(), ready, isBefore);
        if (at != entries.end() || head->second.whole) {
            entries.insert(at, ready);
        }
    }

private:
    struct Head {
        std::vector<QueueEntry> entries; ///< in the order of the hand-out
        bool whole = false;
    };
    static bool isBefore(const QueueEntry& left, const QueueEntry& right)
    {
        return handedOutBefore({left.rank, left.due.from, left.id}, {right.rank, right.due.from, right.id});
    }
    std::map<LaneId, Head> m_heads;
};

} // namespace relais
