#include "core/queue/clock_mark.h"

#include <QStringList>

namespace relais {

QString ClockMark::text() const
{
    return QStringLiteral("%1|%2|%3")
        .arg(origin, QString::number(monotonic.count()), QString::number(microsecondsOf(serverTime)));
}

std::optional<ClockMark> ClockMark::fromText(const QString& text)
{
    const QStringList parts = text.split(u'|');
    bool counted = false;
    bool told = false;
    const qint64 monotonic = parts.value(1).toLongLong(&counted);
    const qint64 server = parts.value(2).toLongLong(&told);
    return parts.size() == 3 && counted && told
        ? std::optional(ClockMark{parts[0], std::chrono::nanoseconds(monotonic), instantFromMicroseconds(server)})
        : std::nullopt;
}

std::optional<Instant> serverTimeAfter(
    const std::optional<ClockMark>& mark, const QString& origin, std::chrono::nanoseconds monotonic, Instant corrected)
{
    if (!mark) {
        return corrected;
    }
    if (!origin.isEmpty() && mark->origin == origin && monotonic >= mark->monotonic) {
        return mark->serverTime + std::chrono::ceil<Microseconds>(monotonic - mark->monotonic);
    }
    return corrected >= mark->serverTime ? std::optional(corrected) : std::nullopt;
}

} // namespace relais
