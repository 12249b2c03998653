#pragma once

#include <cstdint>

namespace relais {

/// What a long reading asks from time to time: a port, so that a terminal shows progress and Ctrl+C stops it.
/// Called on the thread that reads, some hundred times a second at most.
class ListWatch {
public:
    virtual ~ListWatch() = default;
    /// False stops the reading, which then answers Cancelled. `done` and `all` are bytes of the list.
    virtual bool goOn(std::int64_t done, std::int64_t all) = 0;
};

} // namespace relais
