#include "app/server/server_metrics.h"

namespace relais {

void ServerMetrics::answered(const std::string& operation, int status, std::chrono::nanoseconds took)
{
    const std::lock_guard lock(m_mutex);
    auto& count = m_counts[{operation, status}];
    ++count.answers;
    count.took += took;
}

std::string ServerMetrics::text() const
{
    const std::lock_guard lock(m_mutex);
    std::string out = "# HELP relais_requests_total Answers by operation and status.\n# TYPE relais_requests_total counter\n";
    const auto labels = [](const auto& key) {
        return "{operation=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} ";
    };
    for (const auto& [key, count] : m_counts) {
        out += "relais_requests_total" + labels(key) + std::to_string(count.answers) + "\n";
    }
    out += "# HELP relais_request_seconds_total Time spent answering.\n# TYPE relais_request_seconds_total counter\n";
    for (const auto& [key, count] : m_counts) {
        out += "relais_request_seconds_total" + labels(key) + std::to_string(std::chrono::duration<double>(count.took).count())
            + "\n";
    }
    return out;
}

} // namespace relais
