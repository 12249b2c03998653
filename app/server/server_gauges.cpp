#include "app/server/server_gauges.h"

namespace relais {

namespace {

void one(MetricsText& text, const char* name, const char* help, std::size_t value)
{
    text.family(name, help, "gauge");
    text.sample({}, std::uint64_t{value});
}

double secondsOf(std::chrono::microseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

void writeGauges(MetricsText& text, const HttpLoad& http, const StoreLoad& store, Instant started, Instant now)
{
    text.family("relais_build_info", "Always 1; the version is a label.", "gauge");
    text.sample({{"version", RELAIS_VERSION}}, std::uint64_t{1});
    text.family("process_start_time_seconds", "When this process began, in seconds since 1970.", "gauge");
    text.sample({}, secondsOf(started.time_since_epoch()));
    text.family("relais_uptime_seconds", "Since then.", "gauge");
    text.sample({}, std::max(0.0, secondsOf(now - started)));
    one(text, "relais_connections", "Connections that are open.", http.connections);
    text.family("relais_requests_waiting",
        "Requests that wait: for a worker or, where desks are answered together, for the store; or those for sign-ins.", "gauge");
    text.sample({{"for", "worker"}}, std::uint64_t{http.waiting});
    text.sample({{"for", "sign_in"}}, std::uint64_t{http.waitingHeavy});
    one(text, "relais_requests_running", "Requests that are answered just now.", http.running);
    one(text, "relais_body_bytes", "Memory that is held or promised for the bodies of requests.", http.bodyBytes);
    const std::pair<const char*, StoreLoad::Kind> kinds[] = {{"read", StoreLoad::Kind::Read}, {"write", StoreLoad::Kind::Write}};
    text.family("relais_store_jobs_waiting", "Work of requests that waits for the store.", "gauge");
    for (const auto& [name, kind] : kinds) {
        text.sample({{"access", name}}, std::uint64_t{store.waiting(kind)});
    }
    text.family("relais_store_jobs_running", "Work of requests that the store does, commits included.", "gauge");
    for (const auto& [name, kind] : kinds) {
        text.sample({{"access", name}}, std::uint64_t{store.running(kind)});
    }
}

} // namespace relais
