#include "core/base/clock.h"

namespace relais {

Instant SystemClock::now() const
{
    return std::chrono::floor<Microseconds>(std::chrono::system_clock::now());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace relais
