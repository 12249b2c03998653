#include "app/server/server_metrics.h"

#include "app/server/metrics_text.h"

#include <algorithm>

namespace relais {

namespace {

double seconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

void ServerMetrics::count(const std::string& operation, int status, const std::string& code)
{
    ++m_answers[{operation, status}];
    if (!code.empty()) {
        ++m_codes[code];
    }
}

void ServerMetrics::answered(const std::string& operation, int status, const std::string& code, std::chrono::nanoseconds took)
{
    // "le": what takes exactly as long as the bound is within it.
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds(took)) - bounds.begin();
    const std::lock_guard lock(m_mutex);
    count(operation, status, code);
    auto& durations = m_durations[operation];
    ++durations.counts[static_cast<std::size_t>(bucket)];
    durations.sum += took;
}

void ServerMetrics::refused(int status, const std::string& code)
{
    const std::lock_guard lock(m_mutex);
    count("none", status, code);
}

void ServerMetrics::contactsAnswered(std::size_t contacts)
{
    const std::lock_guard lock(m_mutex);
    m_contacts += contacts;
    ++(contacts == 0 ? m_emptyLeaseAnswers : m_leaseAnswers);
}

void ServerMetrics::factAnswered(const std::string& verdict)
{
    const std::lock_guard lock(m_mutex);
    ++m_verdicts[verdict];
}

void ServerMetrics::write(MetricsText& text) const
{
    const std::lock_guard lock(m_mutex);
    text.family("relais_requests_total", "Answers by operation and status.", "counter");
    for (const auto& [key, answers] : m_answers) {
        text.sample({{"operation", key.first}, {"status", std::to_string(key.second)}}, answers);
    }
    text.family(
        "relais_request_duration_seconds", "Time at work on an answer, by operation; without waiting for a worker.", "histogram");
    for (const auto& [operation, durations] : m_durations) {
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < durations.counts.size(); ++i) {
            all += durations.counts[i];
            const std::string bound = i < bounds.size() ? plainNumber(bounds[i]) : "+Inf";
            text.sample({{"operation", operation}, {"le", bound}}, all, "_bucket");
        }
        text.sample({{"operation", operation}}, seconds(durations.sum), "_sum");
        text.sample({{"operation", operation}}, all, "_count");
    }
    text.family("relais_refusals_total", "Problem documents by their code.", "counter");
    for (const auto& [code, answers] : m_codes) {
        text.sample({{"code", code}}, answers);
    }
    text.family("relais_facts_total", "Uploaded facts by how they were answered.", "counter");
    for (const auto& [verdict, facts] : m_verdicts) {
        text.sample({{"verdict", verdict}}, facts);
    }
    text.family("relais_lease_answers_total", "Answers to desks that asked for contacts.", "counter");
    text.sample({{"contacts", "some"}}, m_leaseAnswers);
    text.sample({{"contacts", "none"}}, m_emptyLeaseAnswers);
    text.family("relais_lease_contacts_total", "Contacts in these answers, those that a desk held already included.", "counter");
    text.sample({}, m_contacts);
}

} // namespace relais
