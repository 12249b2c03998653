#include "app/server/server_log.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cmath>

namespace relais {

namespace {

/// As a string of JSON, with its quotation marks. What is no UTF-8 is none of ours, and cannot break the line.
std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
            continue;
        }
        out += c;
    }
    return out + '"';
}

} // namespace

class ServerLog::Sink {
public:
    explicit Sink(std::shared_ptr<spdlog::sinks::sink> sink) : logger("relais-server", std::move(sink))
    {
        logger.set_pattern("{\"at\":\"%Y-%m-%dT%H:%M:%S.%eZ\",\"level\":\"%l\",%v}", spdlog::pattern_time_type::utc);
        logger.flush_on(spdlog::level::info);
    }
    spdlog::logger logger;
};

ServerLog::ServerLog(Level level)
    : m_sink(std::make_unique<Sink>(std::make_shared<spdlog::sinks::stderr_sink_mt>())), m_level(level)
{}

ServerLog::ServerLog(Level level, std::ostream& out)
    : m_sink(std::make_unique<Sink>(std::make_shared<spdlog::sinks::ostream_sink_mt>(out))), m_level(level)
{}

ServerLog::~ServerLog() = default;

void ServerLog::started(std::uint16_t port)
{
    if (m_level >= Level::Events) {
        m_sink->logger.info("\"event\":\"started\",\"port\":{}", port);
    }
}

void ServerLog::stopped()
{
    if (m_level >= Level::Events) {
        m_sink->logger.info("\"event\":\"stopped\"");
    }
}

void ServerLog::programmesRead(std::size_t files)
{
    if (m_level >= Level::Events) {
        m_sink->logger.info("\"event\":\"programmes_read\",\"files\":{}", files);
    }
}

void ServerLog::callLoad(
    const std::string& centre, const std::string& pathway, int everyDays, std::optional<double> ratio, bool above)
{
    if (m_level >= (above ? Level::Errors : Level::Events)) {
        // Rounded up, so that what is a hair too much is never shown as 1.
        const std::string load = ratio ? fmt::format("{:.2f}", std::ceil(*ratio * 100 - 1e-6) / 100) : "null";
        m_sink->logger.log(above ? spdlog::level::warn : spdlog::level::info,
            "\"event\":\"call_load\",\"centre\":{},\"pathway\":{},\"every_days\":{},\"load\":{},\"above\":{}", quoted(centre),
            quoted(pathway), everyDays, load, above);
    }
}

void ServerLog::cohortChosen(
    const std::string& centre, const std::string& pathway, const std::string& cause, const CohortCount& count)
{
    if (m_level >= Level::Events) {
        m_sink->logger.info("\"event\":\"phone_cohort\",\"centre\":{},\"pathway\":{},\"cause\":{},\"capacity\":{},\"before\":{},"
                            "\"after\":{},\"entered\":{},\"left\":{}",
            quoted(centre), quoted(pathway), quoted(cause), count.capacity, count.before, count.after, count.entered, count.left);
    }
}

namespace {

/// One line a failure, however many faults it has.
std::string onOneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ';');
    return text;
}

} // namespace

void ServerLog::answered(const Answered& answer)
{
    if (m_level >= Level::Requests || (answer.status >= 500 && m_level >= Level::Errors)) {
        const auto milliseconds = std::chrono::duration<double, std::milli>(answer.took).count();
        const std::string code = answer.code.empty() ? std::string() : ",\"code\":" + quoted(answer.code);
        const std::string cause = answer.cause.empty() ? std::string() : ",\"cause\":" + quoted(onOneLine(answer.cause));
        m_sink->logger.log(answer.status >= 500 ? spdlog::level::err : spdlog::level::info,
            "\"event\":\"request\",\"operation\":{},\"status\":{}{}{},\"ms\":{:.3f},\"request\":{}", quoted(answer.operation),
            answer.status, code, cause, milliseconds, quoted(answer.request));
    }
}

void ServerLog::failed(const char* where, const Error& error)
{
    if (m_level >= Level::Errors) {
        // The detail is ours, but may quote a path of the system: keep it on its line.
        const std::string detail = onOneLine(error.detail.toStdString());
        m_sink->logger.error("\"event\":\"failure\",\"where\":{},\"code\":{},\"detail\":{}", quoted(where),
            quoted(codeText(error.code).toStdString()), quoted(detail));
    }
}

} // namespace relais
