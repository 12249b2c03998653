#pragma once

#include "app/server/trusted_proxies.h"

#include <chrono>
#include <cstddef>

namespace relais {

/// What the engine puts up with. Each is a key of the configuration (server_config.cpp), but heavyWorkers, which follows password.at_once, and shortWorkers.
struct HttpLimits {
    std::size_t requestLineBytes = 8 * 1024;           ///< above: 414
    std::size_t headBytes = 16 * 1024;                 ///< request line and headers together; above: 431
    std::size_t bodyBytes = 2 * 1024 * 1024;           ///< above: 413
    std::size_t unaskedBodyBytes = 8 * 1024;           ///< a larger body is read only once the application admits it
    std::size_t allBodiesBytes = 256 * 1024 * 1024;    ///< of all requests at one time; above: 503
    std::size_t drainBytes = 32 * 1024 * 1024;         ///< read and thrown away at most, so that a refusal can be read
    std::chrono::milliseconds requestDeadline{10'000}; ///< from the first byte of a request to its last
    std::chrono::milliseconds idle{75'000};            ///< keep-alive without a byte
    std::chrono::milliseconds writeDeadline{30'000};
    std::chrono::milliseconds drainDeadline{3'000};
    /// From the wish to end to the end: all is served, and each answer closes its connection, so that a proxy goes elsewhere by itself.
    std::chrono::milliseconds drain{0};
    std::chrono::milliseconds stopGrace{1'000}; ///< for requests that are half sent when the end begins
    std::size_t connectionsPerAddress = 4'000;  ///< above: 503 and close
    TrustedProxies proxies;                     ///< say who their clients are; no bound of one address is theirs
    std::size_t connections = 15'000;
    std::size_t workers = 64;                    ///< threads that handlers run on
    std::size_t waitingRequests = 4'000;         ///< queued for a worker; above: 503
    std::size_t shortWorkers = 2;                ///< threads for what is short, once what it waited for is there
    std::size_t heavyWorkers = 2;                ///< threads for heavy requests: sign-ins, one more than hash passwords at once
    std::size_t waitingHeavy = 1'000;            ///< queued for one of these; above: 503
    std::chrono::milliseconds heavyWait{14'000}; ///< queued for longer: 503; a desk gives up at 15 s
};

} // namespace relais
