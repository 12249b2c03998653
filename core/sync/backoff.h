#pragma once

#include "core/base/id_maker.h"

#include <algorithm>
#include <chrono>

namespace relais {

/// How long to wait after a failure: doubles from one second, with jitter so that desks do not come back all at once, and never less
/// than the server asked for. A value; interface thread.
class Backoff {
public:
    Backoff(Random& random, std::chrono::milliseconds longest) : m_random(random), m_longest(longest) {}

    std::chrono::milliseconds next(std::chrono::milliseconds atLeast = std::chrono::milliseconds{0})
    {
        const auto base = std::min(m_next, m_longest);
        m_next = std::min(m_next * 2, m_longest);
        // Between half and the whole of it.
        const auto half = base.count() / 2;
        const std::chrono::milliseconds jittered(
            half + static_cast<std::int64_t>(m_random.next() % static_cast<std::uint64_t>(half + 1)));
        return std::max(jittered, atLeast);
    }
    void reset() { m_next = first; }

private:
    static constexpr std::chrono::milliseconds first{1000};
    Random& m_random;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_next = first;
};

} // namespace relais
