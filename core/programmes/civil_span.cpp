#include "core/programmes/civil_span.h"

#include <QRegularExpression>

namespace relais {

namespace {

constexpr int mostMonths = 1200;
constexpr int mostDays = 36525;

} // namespace

std::optional<CivilSpan> civilSpanFromText(QStringView text)
{
    static const QRegularExpression shape(QStringLiteral("\\A(-?)P(?:([0-9]{1,4})([MWD])|T([0-9]{1,4})([HM]))\\z"));
    const auto match = shape.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const int sign = match.capturedView(1).isEmpty() ? 1 : -1;
    CivilSpan span;
    span.onClock = match.capturedView(2).isEmpty();
    if (span.onClock) {
        const int count = sign * match.capturedView(4).toInt();
        span.time = match.capturedView(5) == QLatin1String("H") ? std::chrono::minutes(std::chrono::hours(count))
                                                                : std::chrono::minutes(count);
        return span;
    }
    const int count = match.capturedView(2).toInt();
    if (match.capturedView(3) == QLatin1String("M")) {
        span.months = sign * count;
    } else {
        span.days = sign * count * (match.capturedView(3) == QLatin1String("W") ? 7 : 1);
    }
    return std::abs(span.months) > mostMonths || std::abs(span.days) > mostDays ? std::nullopt : std::optional(span);
}

QString textOf(const CivilSpan& span)
{
    const auto text = [](std::int64_t count, const QString& head, QChar unit) {
        return (count < 0 ? QStringLiteral("-") : QString()) + head + QString::number(std::abs(count)) + unit;
    };
    if (span.isTime()) {
        const std::int64_t minutes = span.time.count();
        return minutes % 60 == 0 ? text(minutes / 60, QStringLiteral("PT"), u'H') : text(minutes, QStringLiteral("PT"), u'M');
    }
    if (span.months != 0) {
        return text(span.months, QStringLiteral("P"), u'M');
    }
    return text(span.days, QStringLiteral("P"), u'D');
}

std::chrono::minutes roughLength(const CivilSpan& span)
{
    return span.months * std::chrono::minutes(30 * 24 * 60 + 600) + std::chrono::days(span.days) + span.time;
}

bool neverAfter(const CivilSpan& a, const CivilSpan& b)
{
    if (a.isTime() || b.isTime() || a.months == b.months) {
        return roughLength(a) <= roughLength(b);
    }
    // Four years hold every length of a month and of a year.
    const QDate first(2023, 1, 1);
    for (int day = 0; day < 4 * 366; ++day) {
        const QDate from = first.addDays(day);
        if (b.from(from) < a.from(from)) {
            return false;
        }
    }
    return true;
}

} // namespace relais
