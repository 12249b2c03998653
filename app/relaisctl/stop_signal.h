#pragma once

#include <chrono>

namespace relais {

/// Ctrl+C and SIGTERM as something that can be asked. The first one is remembered, the second ends the program at once, which
/// the stores stand. A process has one; made in main().
class StopSignal {
public:
    /// Takes over both signals.
    static void install();
    /// Whether somebody asked to stop. Any thread.
    static bool requested();
    /// Waits so long (whole milliseconds), or until a signal comes. The thread that signals reach.
    static void waitFor(std::chrono::microseconds time);
};

} // namespace relais
