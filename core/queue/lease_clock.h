#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <map>
#include <optional>

namespace relais {

/// How long each lease still holds, on the monotonic clock: a lease counts from when it was asked for, so that neither a slow answer
/// nor a set clock lengthens it. A value owned by the sync; interface thread.
class LeaseClock {
public:
    /// Only while this much remains may a call begin.
    static constexpr std::chrono::minutes lastCall{5};

    /// The server said `expiresAt` in an answer of `serverTime` to a request sent at `sent` (monotonic).
    void heard(const LeaseId& lease, std::chrono::nanoseconds sent, Instant serverTime, Instant expiresAt)
    {
        m_deadlines[lease] = sent + (expiresAt - serverTime);
    }
    /// After a restart: `serverNow` as serverTimeAfter() knows it.
    void restored(const LeaseId& lease, std::chrono::nanoseconds monotonic, Instant serverNow, Instant expiresAt)
    {
        m_deadlines.try_emplace(lease, monotonic + (expiresAt - serverNow));
    }
    void forget(const LeaseId& lease) { m_deadlines.erase(lease); }
    void clear() { m_deadlines.clear(); }

    bool holds(const LeaseId& lease, std::chrono::nanoseconds monotonic) const
    {
        return left(lease, monotonic) > Microseconds{0};
    }
    bool mayDial(const LeaseId& lease, std::chrono::nanoseconds monotonic) const { return left(lease, monotonic) >= lastCall; }
    /// Zero for a lease that is over or not known.
    std::chrono::nanoseconds left(const LeaseId& lease, std::chrono::nanoseconds monotonic) const
    {
        const auto found = m_deadlines.find(lease);
        return found == m_deadlines.end() || found->second < monotonic ? std::chrono::nanoseconds{0} : found->second - monotonic;
    }

private:
    std::map<LeaseId, std::chrono::nanoseconds> m_deadlines;
};

} // namespace relais
