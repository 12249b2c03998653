#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

Instant at(const char16_t* text)
{
    return instantFromText(QStringView(text)).value();
}

const TimeWords paris(QTimeZone("Europe/Paris"));

} // namespace

TEST_CASE("a span says its hours, and a day that is open all day says so", "[words]")
{
    struct Row {
        QTime from;
        QTime until;
        const char* text;
    };
    const Row rows[] = {
        {QTime(14, 0), QTime(17, 0), "14 h–17 h"},
        {QTime(9, 30), QTime(19, 0), "9 h 30–19 h"},
        {QTime(0, 0), QTime(0, 0), "toute la journée"},
        {QTime(0, 0), QTime(9, 0), "0 h–9 h"},
    };
    for (const Row& row : rows) {
        CHECK(TimeWords::span(row.from, row.until).replace(QChar(0x00a0), u' ').replace(QChar(0x202f), u' ').toStdString()
            == row.text);
    }
}

TEST_CASE("near days are words and far ones short dates", "[words]")
{
    struct Row {
        QDate date;
        const char* text;
    };
    const QDate today(2026, 11, 3); // a Tuesday
    const Row rows[] = {
        {today, "aujourd’hui"},
        {today.addDays(-1), "hier"},
        {today.addDays(1), "demain"},
        {today.addDays(2), "jeudi"},
        {today.addDays(6), "lundi"},
        {today.addDays(-6), "mercredi"},
        {today.addDays(7), "10 nov."},
        {QDate(2026, 12, 1), "1er déc."},
        {QDate(2025, 10, 12), "12 oct. 2025"},
    };
    for (const Row& row : rows) {
        CHECK(TimeWords::day(row.date, today).toStdString() == row.text);
    }
    // What may lie on either side of today has its date where it is past.
    CHECK(TimeWords::datedDay(today.addDays(-1), today) == QStringLiteral("hier"));
    CHECK(TimeWords::datedDay(today.addDays(-2), today) == QStringLiteral("dimanche 1er novembre"));
    CHECK(TimeWords::datedDay(today.addDays(-6), today) == QStringLiteral("mercredi 28 octobre"));
    CHECK(TimeWords::datedDay(today.addDays(-7), today) == QStringLiteral("27 oct."));
    CHECK(TimeWords::datedDay(today.addDays(2), today) == QStringLiteral("jeudi"));
    CHECK(TimeWords::plannedDay(QDate(2027, 1, 12), today) == QStringLiteral("mardi 12 janvier 2027"));
    CHECK(TimeWords::plannedDay(QDate(2026, 11, 5), today) == QStringLiteral("jeudi"));
}

TEST_CASE("a moment names its day only when it is not today, in the adviser's zone", "[words]")
{
    const Instant now = at(u"2026-11-03T14:02:00Z");
    CHECK(paris.moment(at(u"2026-11-03T13:00:00Z"), now) == QStringLiteral("14\u00a0h"));
    CHECK(paris.moment(at(u"2026-11-02T13:30:00Z"), now) == QStringLiteral("hier 14\u00a0h\u00a030"));
    CHECK(TimeWords(QTimeZone("America/Martinique")).moment(at(u"2026-11-03T13:00:00Z"), now) == QStringLiteral("9\u00a0h"));
    CHECK(paris.window({at(u"2026-11-05T13:00:00Z"), at(u"2026-11-05T16:00:00Z")}, now)
        == QStringLiteral("jeudi, 14\u00a0h–17\u00a0h"));
    CHECK(paris.window({at(u"2026-11-05T13:00:00Z"), at(u"2026-11-05T13:10:00Z")}, now) == QStringLiteral("jeudi 14\u00a0h"));
}

TEST_CASE("durations are minutes and seconds, never negative", "[words]")
{
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    CHECK(TimeWords::duration(milliseconds(-5)) == QStringLiteral("00:00"));
    CHECK(TimeWords::duration(milliseconds(252'400)) == QStringLiteral("04:12"));
    CHECK(TimeWords::duration(milliseconds(3'852'000)) == QStringLiteral("1:04:12"));
    CHECK(TimeWords::roughly(seconds(17 * 60 + 5)) == QStringLiteral("17\u00a0min"));
    CHECK(TimeWords::roughly(seconds(2 * 3600 + 300)) == QStringLiteral("2\u00a0h\u00a005"));
    CHECK(TimeWords::roughly(seconds(3 * 86400)) == QStringLiteral("3 jours"));
}

TEST_CASE("French typography is set once and is idempotent", "[words]")
{
    struct Row {
        const char* plain;
        const char* set;
    };
    const Row rows[] = {
        {"Écart aux soins : oui", "Écart aux soins\u00a0: oui"},
        {"Vraiment ?", "Vraiment\u202f?"},
        {"un ; deux !", "un\u202f; deux\u202f!"},
        {"« Mes yeux »", "«\u00a0Mes yeux\u00a0»"},
        {"l'appel", "l’appel"},
        {"14 h, 20 min, 62 ans, 40 %", "14\u00a0h, 20\u00a0min, 62\u00a0ans, 40\u00a0%"},
        {"12 heures", "12 heures"},
        {"14:02", "14:02"},
    };
    for (const Row& row : rows) {
        const QString once = typographic(QString::fromUtf8(row.plain));
        CHECK(once.toStdString() == row.set);
        CHECK(typographic(once) == once);
    }
}
