#pragma once

#include "core/base/instant.h"

#include <QString>

namespace relais {

/// What time it is: a port, so that a test decides. Owned by the composition root, borrowed by reference.
/// Every implementation can be asked from any thread and cannot fail.
class Clock {
public:
    virtual ~Clock() = default;
    /// UTC by this machine. May step when the system's clock is set.
    virtual Instant now() const = 0;
    /// Never steps back, also across a set clock; counts from an arbitrary start, and on Linux goes on while the machine sleeps.
    /// For leases and talk times.
    virtual std::chrono::nanoseconds monotonic() const = 0;
    /// Which start monotonic() counts from: it tells one start of the machine from another. Empty: not known.
    virtual QString origin() const { return {}; }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    std::chrono::nanoseconds monotonic() const override;
    QString origin() const override;
};

} // namespace relais
