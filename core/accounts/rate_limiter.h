#pragma once

#include "core/base/clock.h"

#include <QString>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace relais {

/// How often something may be tried: `most` at once, then one more each `per / most`.
struct RateLimit {
    int most = 10;
    std::chrono::seconds per{60};
};

/// Token buckets by key, in memory. Keys are ids and addresses: never logged. Any thread; borrows the clock.
class RateLimiter {
public:
    RateLimiter(const Clock& clock, RateLimit limit) : m_clock(clock), m_limit(limit) {}

    /// Takes one try; or says how long to wait, rounded up to seconds, and takes none.
    std::optional<std::chrono::seconds> tryOne(const QString& key);
    /// Gives tries back: what succeeded does not count.
    void forget(const QString& key);

private:
    struct Bucket {
        double tries = 0;
        std::chrono::nanoseconds at{0};
    };
    void sweep(std::chrono::nanoseconds now);

    const Clock& m_clock;
    const RateLimit m_limit;
    std::mutex m_mutex;
    std::unordered_map<std::string, Bucket> m_buckets;
};

} // namespace relais
