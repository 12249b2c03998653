#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace relais {

/// Names for requests, by which a line of a log and an answer find each other: 16 hexadecimal digits that say nothing else. They are
/// made here, never taken from a client, who could write anything into them. Any thread.
class RequestIds {
public:
    explicit RequestIds(std::uint64_t seed) : m_next(seed) {}

    /// No two of one process are alike: the numbering is mixed one to one (splitmix64).
    std::string next()
    {
        std::uint64_t mixed = m_next.fetch_add(0x9e3779b97f4a7c15, std::memory_order_relaxed);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        mixed ^= mixed >> 31;
        std::string text(16, '0');
        for (auto digit = text.rbegin(); digit != text.rend(); ++digit, mixed >>= 4) {
            *digit = "0123456789abcdef"[mixed & 0xf];
        }
        return text;
    }

private:
    std::atomic<std::uint64_t> m_next;
};

} // namespace relais
