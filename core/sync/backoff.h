#pragma once

#include "core/base/id_maker.h"

#include <algorithm>
#include <chrono>

namespace relais {

/// A moment between `from` and `from + width`, each as likely: what keeps a thousand desks from asking in the same second.
inline std::chrono::milliseconds spread(Random& random, std::chrono::milliseconds from, std::chrono::milliseconds width)
{
    return from + std::chrono::milliseconds(random.next() % static_cast<std::uint64_t>(width.count() + 1));
}

/// How long to wait after a failure: doubles from one second, spread over half of it so that desks do not come back all at once. Never
/// less than the server asked for, and spread beyond that as well: it asked everybody for the same. A value; interface thread.
class Backoff {
public:
    Backoff(Random& random, std::chrono::milliseconds longest) : m_random(random), m_longest(longest) {}

    std::chrono::milliseconds next(std::chrono::milliseconds asked = std::chrono::milliseconds{0})
    {
        const auto base = std::min(m_next, m_longest);
        m_next = std::min(m_next * 2, m_longest);
        if (asked.count() > 0) {
            return spread(m_random, asked, std::max(base, asked / 2));
        }
        return spread(m_random, base / 2, base / 2);
    }
    void reset() { m_next = first; }

private:
    static constexpr std::chrono::milliseconds first{1000};
    Random& m_random;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_next = first;
};

} // namespace relais
