#include "ui/words/time_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

namespace relais {
namespace {

const QLocale& french()
{
    static const QLocale locale(QLocale::French, QLocale::France);
    return locale;
}

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("time", text));
}

QDateTime local(Instant at, const QTimeZone& zone)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
    return QDateTime::fromMSecsSinceEpoch(milliseconds, zone);
}

QString dayOfMonth(QDate date)
{
    return date.day() == 1 ? QStringLiteral("1er") : QString::number(date.day());
}

} // namespace

QDate TimeWords::dateOf(Instant at) const
{
    return local(at, m_zone).date();
}

Instant TimeWords::at(QDate date, QTime time) const
{
    return Instant(std::chrono::milliseconds(QDateTime(date, time, m_zone).toMSecsSinceEpoch()));
}

QTime TimeWords::timeOf(Instant at) const
{
    return local(at, m_zone).time();
}

QString TimeWords::clock(Instant at) const
{
    return timeOf(at).toString(QStringLiteral("HH:mm"));
}

QString TimeWords::day(QDate date, QDate today)
{
    const qint64 ahead = today.daysTo(date);
    if (ahead == 0) {
        return say("aujourd'hui");
    }
    if (ahead == -1) {
        return say("hier");
    }
    if (ahead == 1) {
        return say("demain");
    }
    if (ahead > -7 && ahead < 7) {
        return french().dayName(date.dayOfWeek());
    }
    QString text = dayOfMonth(date) + u' ' + french().monthName(date.month(), QLocale::ShortFormat);
    if (date.year() != today.year()) {
        text += u' ' + QString::number(date.year());
    }
    return text;
}

QString TimeWords::datedDay(QDate date, QDate today)
{
    const qint64 ahead = today.daysTo(date);
    return ahead > -7 && ahead < -1
        ? french().dayName(date.dayOfWeek()) + u' ' + dayOfMonth(date) + u' ' + french().monthName(date.month())
        : day(date, today);
}

QString TimeWords::plannedDay(QDate date, QDate today)
{
    const qint64 ahead = today.daysTo(date);
    if (ahead > -7 && ahead < 7) {
        return day(date, today);
    }
    QString text = french().dayName(date.dayOfWeek()) + u' ' + dayOfMonth(date) + u' ' + french().monthName(date.month());
    if (date.year() != today.year()) {
        text += u' ' + QString::number(date.year());
    }
    return text;
}

QString TimeWords::moment(Instant at, Instant now) const
{
    const QString time = hour(timeOf(at));
    return dateOf(at) == dateOf(now) ? time : day(at, now) + u' ' + time;
}

QString TimeWords::datedMoment(Instant at, Instant now) const
{
    const QString time = hour(timeOf(at));
    return dateOf(at) == dateOf(now) ? time : datedDay(at, now) + u' ' + time;
}

QString TimeWords::window(const Window& window, Instant now) const
{
    if (window.until - window.from <= std::chrono::minutes(30)) {
        return moment(window.from, now);
    }
    if (dateOf(window.from) != dateOf(window.until)) {
        return plannedDay(dateOf(window.from), dateOf(now));
    }
    return plannedDay(dateOf(window.from), dateOf(now)) + QStringLiteral(", ") + span(timeOf(window.from), timeOf(window.until));
}

QString TimeWords::duration(std::chrono::milliseconds length)
{
    const auto seconds = std::max<long long>(0, std::chrono::duration_cast<std::chrono::seconds>(length).count());
    const auto two = [](long long n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (seconds >= 3600) {
        return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
    }
    return two(seconds / 60) + u':' + two(seconds % 60);
}

QString TimeWords::roughly(std::chrono::seconds length)
{
    const auto minutes = std::max<long long>(0, length.count() / 60);
    if (minutes < 60) {
        return typographic(QCoreApplication::translate("time", "%1 min").arg(minutes));
    }
    if (minutes < 24 * 60) {
        return typographic(
            QCoreApplication::translate("time", "%1 h %2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')))
            .replace(u' ', QChar(0x00a0));
    }
    const auto days = minutes / (24 * 60);
    return days == 1 ? say("1 jour") : QCoreApplication::translate("time", "%1 jours").arg(days);
}

QString TimeWords::hour(QTime time)
{
    QString text = QString::number(time.hour()) + QStringLiteral(" h");
    if (time.minute() != 0) {
        text += QStringLiteral(" %1").arg(time.minute(), 2, 10, QLatin1Char('0'));
    }
    return typographic(text).replace(u' ', QChar(0x00a0));
}

QString TimeWords::span(QTime from, QTime until)
{
    if (from == QTime(0, 0) && until == QTime(0, 0)) {
        return say("toute la journée");
    }
    return hour(from) + QChar(0x2013) + hour(until);
}

QString TimeWords::numeric(QDate date, QDate today)
{
    return date.toString(date.year() == today.year() ? QStringLiteral("dd/MM") : QStringLiteral("dd/MM/yyyy"));
}

QString TimeWords::month(QDate date)
{
    return french().monthName(date.month()) + u' ' + QString::number(date.year());
}

QString TimeWords::full(QDate date)
{
    return dayOfMonth(date) + u' ' + french().monthName(date.month()) + u' ' + QString::number(date.year());
}

} // namespace relais
