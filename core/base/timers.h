#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace relais {

/// "Call me later": a port, so that a test does not wait. Owned by the composition root, borrowed by reference.
/// Used from the interface thread only, where the calls happen too. Cannot fail.
class Timers {
public:
    using Id = std::uint64_t; ///< never 0

    virtual ~Timers() = default;
    /// Calls once, no sooner than `delay` from now and never from inside `after` itself.
    virtual Id after(std::chrono::milliseconds delay, std::function<void()> call) = 0;
    /// The call will not happen. An id that is unknown or over does nothing.
    virtual void cancel(Id id) = 0;
};

} // namespace relais
