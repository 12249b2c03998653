#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace relais {

class MetricsText;

/// Counters for /metrics: by operation, status and code, never by person, agent, desk or address. Their labels are words of ours, so
/// that their number is bounded. Any thread. Owned by the composition root.
class ServerMetrics {
public:
    /// Upper bounds of the histogram of durations, in seconds; the last bucket has none.
    static constexpr std::array<double, 13> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /// An answer to an operation of the document, or to none ("none"). `code`: of the problem, empty when it is none.
    void answered(const std::string& operation, int status, const std::string& code, std::chrono::nanoseconds took);
    /// What the engine refused before it was a request: counted, but no duration.
    void refused(int status, const std::string& code);
    /// Contacts in the answer to one request for some; none: there was nobody.
    void contactsAnswered(std::size_t contacts);
    /// An uploaded fact was answered: "accepted", "refused" …
    void factAnswered(const std::string& verdict);

    void write(MetricsText& text) const;

private:
    struct Durations {
        std::array<std::uint64_t, bounds.size() + 1> counts{};
        std::chrono::nanoseconds sum{0};
    };
    void count(const std::string& operation, int status, const std::string& code);

    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, int>, std::uint64_t> m_answers;
    std::map<std::string, Durations> m_durations;
    std::map<std::string, std::uint64_t> m_codes;
    std::map<std::string, std::uint64_t> m_verdicts;
    std::uint64_t m_contacts = 0;
    std::uint64_t m_leaseAnswers = 0;
    std::uint64_t m_emptyLeaseAnswers = 0;
};

} // namespace relais
