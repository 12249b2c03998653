#include "app/relaisctl/stop_signal.h"

#include <csignal>

#include <poll.h>

namespace relais {

namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t stopRequested = 0;

void remember(int)
{
    stopRequested = 1;
}

} // namespace

void StopSignal::install()
{
    struct sigaction action = {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool StopSignal::requested()
{
    return stopRequested != 0;
}

void StopSignal::waitFor(std::chrono::microseconds time)
{
    const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    if (!requested() && whole > 0) {
        poll(nullptr, 0, static_cast<int>(whole));
    }
}

} // namespace relais
