#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace relais {

/// How large the next piece of long work is, and how long it rests after one, so that desks which work on the same centre come in between: each piece
/// holds the writer of the centre. A value of whoever does the work; asks no clock.
class BatchPace {
public:
    static constexpr int first = 50;                          ///< before anything is known
    static constexpr int least = 10;                          ///< below, the commit is all that is done
    static constexpr int most = 500;                          ///< one desk waits for one piece at most
    static constexpr std::chrono::milliseconds aim{20};       ///< how long a piece shall take
    static constexpr std::chrono::milliseconds longest{1000}; ///< a rest, whatever a piece took: Ctrl+C waits for it
    static constexpr double besideDesks = 7; ///< an eighth of the time is taken, and desks keep ≥ 0.8 of their rate

    /// `rest`: how many times as long as a piece took, ≥ 0.
    explicit BatchPace(double rest) : m_rest(rest) {}

    int size() const { return m_size; }
    /// After a piece of size() that took so long: how long to rest.
    std::chrono::microseconds took(std::chrono::microseconds time)
    {
        const double whole = static_cast<double>(std::max(time, std::chrono::microseconds(1)).count());
        const double wanted = m_size * static_cast<double>(std::chrono::microseconds(aim).count()) / whole;
        // Not more than twice as many: one quick piece says little of the next.
        m_size = std::clamp(static_cast<int>(std::min(wanted, 2.0 * m_size)), least, most);
        return std::min(std::chrono::microseconds(static_cast<std::int64_t>(whole * m_rest)), std::chrono::microseconds(longest));
    }

private:
    double m_rest;
    int m_size = first;
};

} // namespace relais
