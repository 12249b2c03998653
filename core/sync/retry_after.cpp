#include "core/sync/retry_after.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace relais {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that is still written.
std::optional<qint64> secondsOf(const QByteArray& httpDate)
{
    const QString text = QString::fromLatin1(httpDate.trimmed());
    if (!text.endsWith(QStringLiteral(" GMT"))) {
        return std::nullopt;
    }
    QDateTime at = QLocale::c().toDateTime(text.chopped(4), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    at.setTimeSpec(Qt::UTC);
    return at.isValid() ? std::optional(at.toSecsSinceEpoch()) : std::nullopt;
}

} // namespace

std::chrono::seconds retryAfterOf(const QByteArray& retryAfter, const QByteArray& date)
{
    const QByteArray text = retryAfter.trimmed();
    qint64 seconds = 0;
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit)) {
        bool fits = false;
        seconds = text.toLongLong(&fits);
        seconds = fits ? seconds : longestRetryAfter.count();
    } else if (const auto until = secondsOf(text)) {
        const auto now = secondsOf(date);
        seconds = now ? *until - *now : 0;
    }
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, longestRetryAfter.count()));
}

} // namespace relais
