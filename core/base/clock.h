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
    /// What counts as now in a transaction of a store that tells its own time (Connection::toldTime): several machines work on it, and its is the
    /// one that they share. A clock of tests goes on saying its own.
    virtual Instant nowBeside(const std::optional<Instant>&) const { return now(); }
    /// Never steps back, also across a set clock; counts from an arbitrary start, and on Linux goes on while the machine sleeps.
    /// For leases and talk times.
    virtual std::chrono::nanoseconds monotonic() const = 0;
    /// Which start monotonic() counts from: it tells one start of the machine from another. Empty: not known.
    virtual QString origin() const { return {}; }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    Instant nowBeside(const std::optional<Instant>& told) const override { return told ? *told : now(); }
    std::chrono::nanoseconds monotonic() const override;
    QString origin() const override;
};

} // namespace relais
