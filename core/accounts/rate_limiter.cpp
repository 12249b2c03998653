#include "core/accounts/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace relais {

namespace {
constexpr std::size_t mostBuckets = 20'000;
}

std::optional<std::chrono::seconds> RateLimiter::tryOne(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonic();
    const double perSecond = static_cast<double>(m_limit.most) / static_cast<double>(m_limit.per.count());
    if (m_buckets.size() >= mostBuckets) {
        sweep(now);
    }
    auto& bucket = m_buckets.try_emplace(key.toStdString(), Bucket{static_cast<double>(m_limit.most), now}).first->second;
    const double passed = std::chrono::duration<double>(now - bucket.at).count();
    bucket.tries = std::min(static_cast<double>(m_limit.most), bucket.tries + passed * perSecond);
    bucket.at = now;
    if (bucket.tries >= 1) {
        bucket.tries -= 1;
        return std::nullopt;
    }
    return std::chrono::seconds(std::max(1L, static_cast<long>(std::ceil((1 - bucket.tries) / perSecond))));
}

void RateLimiter::forget(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    m_buckets.erase(key.toStdString());
}

/// A bucket left alone long enough to be full says nothing any more.
void RateLimiter::sweep(std::chrono::nanoseconds now)
{
    std::erase_if(m_buckets, [&](const auto& entry) { return now - entry.second.at > m_limit.per; });
}

} // namespace relais
