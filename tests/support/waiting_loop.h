#pragma once

#include "tests/support/test_loop.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <chrono>

namespace relais::test {

/// Runs Qt's events and what was posted to `loop` until the condition holds; false when it does not within twenty seconds. For what speaks
/// over a real socket.
inline bool waitFor(TestLoop& loop, const std::function<bool()>& reached)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached()) {
        loop.run();
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        if (timer.hasExpired(20'000)) {
            return false;
        }
    }
    return true;
}

} // namespace relais::test
