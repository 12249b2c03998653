#pragma once

#include <array>
#include <chrono>
#include <mutex>
#include <optional>

namespace relais {

/// What the connections of one process tell each other about a server that does not answer: while nobody knows better, one of them at a time
/// waits for it, and the others fail at once, so that whoever asks is told to come again and no thread waits behind another.
/// Of those who write and those who only read apart: a server may be there for the latter alone. Any thread.
class PostgresReach {
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::milliseconds slow{1000};  ///< a refusal that comes sooner costs nobody anything
    static constexpr std::chrono::milliseconds pause{1000}; ///< between two that wait for nothing

    /// Whether to try to connect; if so, tried() says what came of it.
    bool mayTry(bool readOnly, Time now)
    {
        const std::scoped_lock lock(m_mutex);
        Kind& kind = m_kinds.at(readOnly ? 1 : 0);
        if (!kind.failedAt) {
            return true;
        }
        if (kind.trying || now - *kind.failedAt < pause) {
            return false;
        }
        kind.trying = true;
        return true;
    }
    void tried(bool readOnly, bool reached, Time began, Time now)
    {
        const std::scoped_lock lock(m_mutex);
        Kind& kind = m_kinds.at(readOnly ? 1 : 0);
        kind.trying = false;
        kind.failedAt = !reached && now - began >= slow ? std::optional(now) : std::nullopt;
    }

private:
    struct Kind {
        std::optional<Time> failedAt; ///< nothing: it answers, as far as anybody knows
        bool trying = false;
    };
    std::mutex m_mutex;
    std::array<Kind, 2> m_kinds;
};

} // namespace relais
