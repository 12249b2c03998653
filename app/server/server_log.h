#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace relais {

/// One JSON object a line on the error stream. Takes codes, counts and durations only; a path, an id, a login or a text of a
/// request has no way in. Any thread. Owned by the composition root.
class ServerLog {
public:
    enum class Level { Quiet, Errors, Events, Requests };
    explicit ServerLog(Level level);
    /// Writes to `out` instead, which must outlive it.
    ServerLog(Level level, std::ostream& out);
    ~ServerLog();

    void started(std::uint16_t port);
    void stopped();
    void programmesRead(std::size_t files);
    /// A call frequency in force: codes of centre and pathway, load ÷ capacity (nothing: no capacity). Above 1 it is a warning.
    void callLoad(const std::string& centre, const std::string& pathway, int everyDays, std::optional<double> ratio, bool above);
    /// A phone cohort was chosen: codes of centre, pathway and cause, numbers of people.
    struct CohortCount {
        std::int64_t capacity = 0;
        std::int64_t before = 0;
        std::int64_t after = 0;
        std::int64_t entered = 0;
        std::int64_t left = 0;
    };
    void cohortChosen(const std::string& centre, const std::string& pathway, const std::string& cause, const CohortCount& count);
    /// A request that was answered: words of ours alone, and the id that the answer bears as X-Request-Id.
    struct Answered {
        const std::string& operation; ///< "none": the document knows no such one
        int status = 0;
        const std::string& code; ///< of the problem; empty: none
        const std::string& request;
        std::chrono::nanoseconds took;
        const std::string& cause; ///< of a failure of ours; empty: none
    };
    void answered(const Answered& answer);
    void failed(const char* where, const Error& error);
    /// Work that nobody waits for was ended by an exception; what was thrown may quote data.
    void brokenOff(const char* where) { failed(where, {ErrorCode::Unexpected, QStringLiteral("exception")}); }

private:
    class Sink;
    std::unique_ptr<Sink> m_sink;
    const Level m_level;
};

} // namespace relais
