#pragma once

#include "core/base/error.h"

#include <chrono>
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
    ~ServerLog();

    void started(std::uint16_t port);
    void stopped();
    void programmesRead(std::size_t files);
    /// A call frequency in force: codes of centre and pathway, load ÷ capacity (nothing: no capacity). Above 1 it is a warning.
    void callLoad(const std::string& centre, const std::string& pathway, int everyDays, std::optional<double> ratio, bool above);
    void answered(const std::string& operation, int status, std::chrono::nanoseconds took);
    void failed(const char* where, const Error& error);

private:
    class Sink;
    std::unique_ptr<Sink> m_sink;
    const Level m_level;
};

} // namespace relais
