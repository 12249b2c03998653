#include "core/base/clock.h"

#include <QFile>

#include <ctime>

namespace relais {

Instant SystemClock::now() const
{
    return std::chrono::floor<Microseconds>(std::chrono::system_clock::now());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
#ifdef CLOCK_BOOTTIME
    // The steady clock stands still while a machine sleeps, and a lease does not.
    timespec sinceBoot{};
    if (clock_gettime(CLOCK_BOOTTIME, &sinceBoot) == 0) {
        return std::chrono::seconds(sinceBoot.tv_sec) + std::chrono::nanoseconds(sinceBoot.tv_nsec);
    }
#endif
    return std::chrono::steady_clock::now().time_since_epoch();
}

QString SystemClock::origin() const
{
    QFile id(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return id.open(QIODevice::ReadOnly) ? QString::fromLatin1(id.readAll().trimmed()) : QString();
}

} // namespace relais
