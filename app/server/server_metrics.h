#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace relais {

/// Counters for /metrics, in Prometheus' text format: by operation and status, never by person, agent or address. Any thread.
class ServerMetrics {
public:
    void answered(const std::string& operation, int status, std::chrono::nanoseconds took);
    std::string text() const;

private:
    struct Count {
        std::uint64_t answers = 0;
        std::chrono::nanoseconds took{0};
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, int>, Count> m_counts;
};

} // namespace relais
