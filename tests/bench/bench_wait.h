#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace relais::bench {

/// Runs the event loop until `holds`; ends the program with a sentence when that takes more than a minute. Interface thread.
inline void waitFor(const char* what, const std::function<bool()>& holds)
{
    const QDeadlineTimer deadline(std::chrono::minutes(1));
    // Wakes the loop when nothing else does, so that a lost condition is noticed.
    QTimer tick;
    tick.start(100);
    while (!holds()) {
        if (deadline.hasExpired()) {
            std::fprintf(stderr, "bench: waited in vain for %s\n", what);
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace relais::bench
