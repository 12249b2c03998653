#pragma once

#include <cstddef>

namespace relais {

/// What an engine has in its hands just now. A value.
struct HttpLoad {
    std::size_t connections = 0;
    std::size_t waiting = 0;      ///< requests for a worker, and those that are asked together for the store
    std::size_t waitingHeavy = 0; ///< requests for one of the threads for what takes long
    std::size_t running = 0;      ///< requests on a thread
    std::size_t bodyBytes = 0;    ///< held or promised for bodies
};

} // namespace relais
