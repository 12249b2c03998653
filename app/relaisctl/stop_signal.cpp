#include "app/relaisctl/stop_signal.h"

#include <csignal>

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

} // namespace relais
