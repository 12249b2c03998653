#include "core/base/resource_node.h"
#include "core/queue/calendar.h"
#include "core/queue/calendar_data.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

const Calendar& france()
{
    static const Calendar calendar = Calendar::shipped(QStringLiteral("france")).value();
    return calendar;
}

Instant utc(QStringView text)
{
    return instantFromText(text).value();
}

QDate day(QStringView text)
{
    return QDate::fromString(text.toString(), Qt::ISODate);
}

QString hoursOn(QStringView date, const QString& territory, const QString& centre)
{
    QStringList list;
    for (const Window& window : france().openWindows(day(date), Purpose::ProgrammeInvitation, territory, {centre})) {
        list += france().localTime(window.from, territory).time.toString(QStringLiteral("HH:mm")) + u'-'
            + france().localTime(window.until, territory).time.toString(QStringLiteral("HH:mm"));
    }
    return list.join(u' ');
}

const QString metropole = QStringLiteral("metropole");

} // namespace

TEST_CASE("Easter falls where the church says", "[queue][calendar]")
{
    for (const auto* date :
        {u"2024-03-31", u"2025-04-20", u"2026-04-05", u"2027-03-28", u"2000-04-23", u"2038-04-25", u"2285-03-22"}) {
        CHECK(easterSunday(day(QStringView(date)).year()) == day(QStringView(date)));
    }
}

TEST_CASE("eleven national holidays, everywhere", "[queue][calendar]")
{
    for (const auto* territory : {u"metropole", u"alsace-moselle", u"971", u"972", u"973", u"974", u"976", u"unknown"}) {
        const QString code = QString::fromUtf16(territory);
        for (const auto* date : {u"2026-01-01", u"2026-04-06", u"2026-05-01", u"2026-05-08", u"2026-05-14", u"2026-05-25",
                 u"2026-07-14", u"2026-08-15", u"2026-11-01", u"2026-11-11", u"2026-12-25"}) {
            CHECK(france().isHoliday(day(QStringView(date)), code));
        }
    }
    int count = 0;
    for (QDate date(2026, 1, 1); date.year() == 2026; date = date.addDays(1)) {
        count += france().isHoliday(date, metropole) ? 1 : 0;
    }
    CHECK(count == 11);
}

TEST_CASE("a territory's own holidays bind there and nowhere else", "[queue][calendar]")
{
    struct Row {
        const char16_t* date;
        QString territory;
    };
    const Row rows[] = {{u"2026-04-03", QStringLiteral("alsace-moselle")}, {u"2027-03-26", QStringLiteral("alsace-moselle")},
        {u"2026-12-26", QStringLiteral("alsace-moselle")}, {u"2026-04-27", QStringLiteral("976")},
        {u"2026-05-22", QStringLiteral("972")}, {u"2026-05-27", QStringLiteral("971")}, {u"2026-06-10", QStringLiteral("973")},
        {u"2026-12-20", QStringLiteral("974")}};
    for (const Row& row : rows) {
        for (const auto* other : {u"metropole", u"alsace-moselle", u"971", u"972", u"973", u"974", u"976"}) {
            const QString code = QString::fromUtf16(other);
            CHECK(france().isHoliday(day(row.date), code) == (code == row.territory));
        }
    }
}

TEST_CASE("a postal code tells the territory", "[queue][calendar]")
{
    struct Row {
        const char16_t* postalCode;
        const char16_t* territory;
    };
    const Row rows[] = {{u"44000", u"metropole"}, {u"57000", u"alsace-moselle"}, {u"67000", u"alsace-moselle"},
        {u"68100", u"alsace-moselle"}, {u"97110", u"971"}, {u"97200", u"972"}, {u"97300", u"973"}, {u"97400", u"974"},
        {u"97600", u"976"}, {u" 97400 ", u"974"}, {u"20000", u"metropole"}, {u"", u"metropole"}, {u"67", u"metropole"},
        {u"06700", u"metropole"}};
    for (const Row& row : rows) {
        CHECK(france().territoryOfPostalCode(row.postalCode) == QStringView(row.territory));
    }
}

TEST_CASE("six zones tell the person's own time", "[queue][calendar]")
{
    struct Row {
        QString territory;
        const char16_t* winter;
        const char16_t* summer;
    };
    const Row rows[] = {{metropole, u"13:00", u"14:00"}, {QStringLiteral("alsace-moselle"), u"13:00", u"14:00"},
        {QStringLiteral("971"), u"08:00", u"08:00"}, {QStringLiteral("972"), u"08:00", u"08:00"},
        {QStringLiteral("973"), u"09:00", u"09:00"}, {QStringLiteral("974"), u"16:00", u"16:00"},
        {QStringLiteral("976"), u"15:00", u"15:00"}};
    for (const Row& row : rows) {
        CHECK(france().localTime(utc(u"2026-01-15T12:00:00Z"), row.territory).time
            == QTime::fromString(QString::fromUtf16(row.winter), QStringLiteral("HH:mm")));
        CHECK(france().localTime(utc(u"2026-07-15T12:00:00Z"), row.territory).time
            == QTime::fromString(QString::fromUtf16(row.summer), QStringLiteral("HH:mm")));
    }
    CHECK(france().localTime(utc(u"2026-11-22T23:30:00Z"), metropole) == LocalTime{QDate(2026, 11, 23), QTime(0, 30)});
    CHECK(
        france().localTime(utc(u"2026-11-22T02:30:00Z"), QStringLiteral("972")) == LocalTime{QDate(2026, 11, 21), QTime(22, 30)});
}

TEST_CASE("the wall clock is read also on the days when it is changed", "[queue][calendar]")
{
    // 29 March 2026: 02:00 to 03:00 does not exist; 25 October 2026: 02:00 to 03:00 comes twice.
    struct Row {
        LocalTime local;
        const char16_t* instant;
    };
    const Row rows[] = {
        {{QDate(2026, 3, 29), QTime(1, 59)}, u"2026-03-29T00:59:00Z"},
        {{QDate(2026, 3, 29), QTime(2, 30)}, u"2026-03-29T01:30:00Z"},
        {{QDate(2026, 3, 29), QTime(3, 0)}, u"2026-03-29T01:00:00Z"},
        {{QDate(2026, 3, 29), QTime(9, 0)}, u"2026-03-29T07:00:00Z"},
        {{QDate(2026, 10, 25), QTime(1, 59)}, u"2026-10-24T23:59:00Z"},
        {{QDate(2026, 10, 25), QTime(2, 30)}, u"2026-10-25T00:30:00Z"},
        {{QDate(2026, 10, 25), QTime(3, 0)}, u"2026-10-25T02:00:00Z"},
        {{QDate(2026, 10, 24), QTime(9, 0)}, u"2026-10-24T07:00:00Z"},
        {{QDate(2026, 10, 26), QTime(9, 0)}, u"2026-10-26T08:00:00Z"},
        {{QDate(2062, 7, 3), QTime(9, 0)}, u"2062-07-03T07:00:00Z"},
    };
    for (const Row& row : rows) {
        INFO(row.local.date.toString(Qt::ISODate).toStdString() << ' ' << row.local.time.toString().toStdString());
        CHECK(textFromInstant(france().instantOf(row.local, metropole)) == QStringView(row.instant));
    }
    CHECK(france().localTime(utc(u"2026-10-25T00:30:00Z"), metropole).time == QTime(2, 30));
    CHECK(france().localTime(utc(u"2026-10-25T01:30:00Z"), metropole).time == QTime(2, 30));
    // The table of offsets says the same as Qt, hour by hour around the changes.
    const QTimeZone paris("Europe/Paris");
    const ZoneOffsets table(paris);
    for (Instant at = utc(u"2026-03-01T00:00:00Z"); at < utc(u"2027-04-05T00:00:00Z"); at += std::chrono::minutes(30)) {
        const auto asked = paris.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(microsecondsOf(at) / 1000, Qt::UTC));
        if (table.at(at) != std::chrono::seconds(asked)) {
            FAIL(textFromInstant(at).toStdString());
        }
    }
}

TEST_CASE("slots are half-open and each belongs to a half-day", "[queue][calendar]")
{
    struct Row {
        QTime time;
        const char16_t* slot;
    };
    const Row rows[] = {{QTime(8, 59, 59), u""}, {QTime(9, 0), u"9-11"}, {QTime(10, 59, 59), u"9-11"}, {QTime(11, 0), u"11-13"},
        {QTime(13, 0), u"13-14"}, {QTime(13, 59), u"13-14"}, {QTime(14, 0), u"14-17"}, {QTime(17, 0), u"17-19"},
        {QTime(18, 59), u"17-19"}, {QTime(19, 0), u""}};
    for (const Row& row : rows) {
        const Slot* slot = france().slotOf({QDate(2026, 11, 3), row.time});
        CHECK((slot ? slot->code : QString()) == QStringView(row.slot));
        CHECK((!slot || slot->afternoon == (row.time >= QTime(13, 0))));
    }
}

TEST_CASE("calls are made in the person's hours, never on Sundays and holidays", "[queue][calendar]")
{
    const QString albi = QStringLiteral("albi");
    CHECK(hoursOn(u"2026-11-03", metropole, albi) == u"09:00-19:00");
    CHECK(hoursOn(u"2026-11-07", metropole, albi) == u"09:00-13:00"); // Saturday
    CHECK(hoursOn(u"2026-11-08", metropole, albi) == u"");            // Sunday
    CHECK(hoursOn(u"2026-11-11", metropole, albi) == u"");            // armistice
    CHECK(hoursOn(u"2026-04-03", QStringLiteral("alsace-moselle"), albi) == u"");
    CHECK(hoursOn(u"2026-04-03", metropole, albi) == u"09:00-19:00");
    // The centre's service hours cut the person's: 9 h in Albi is 12 h in La Réunion, in winter.
    CHECK(hoursOn(u"2026-11-03", QStringLiteral("974"), albi) == u"12:00-19:00");
    CHECK(hoursOn(u"2026-11-03", QStringLiteral("972"), albi) == u"09:00-14:00");
    CHECK(hoursOn(u"2026-11-03", metropole, QStringLiteral("martinique")) == u"14:00-19:00");
    // The centre's own holiday closes it, wherever the person lives.
    CHECK(hoursOn(u"2026-05-22", metropole, QStringLiteral("martinique")) == u"");
    CHECK(hoursOn(u"2026-05-22", metropole, albi) == u"09:00-19:00");
    CHECK(hoursOn(u"2026-05-22", QStringLiteral("972"), albi) == u"");
    // Before the first dated hours nothing is open.
    CHECK(hoursOn(u"1969-12-30", metropole, albi) == u"");
}

TEST_CASE("the next opening is found across nights, Sundays and holidays", "[queue][calendar]")
{
    struct Row {
        const char16_t* at;
        const char16_t* open;
    };
    const Row rows[] = {{u"2026-11-03T10:00:00Z", u"2026-11-03T10:00:00Z"}, {u"2026-11-03T05:00:00Z", u"2026-11-03T08:00:00Z"},
        {u"2026-11-03T18:00:00Z", u"2026-11-04T08:00:00Z"}, {u"2026-11-07T12:00:00Z", u"2026-11-09T08:00:00Z"},
        {u"2026-11-10T20:00:00Z", u"2026-11-12T08:00:00Z"}, {u"2026-10-24T12:00:00Z", u"2026-10-26T08:00:00Z"},
        {u"2026-03-28T12:00:00Z", u"2026-03-30T07:00:00Z"}};
    for (const Row& row : rows) {
        const auto open = france().nextOpen(utc(row.at), Purpose::Care, metropole, {QStringLiteral("albi")});
        REQUIRE(open);
        CHECK(textFromInstant(*open) == QStringView(row.open));
        CHECK(france().isOpen(*open, Purpose::Care, metropole, {QStringLiteral("albi")}));
        CHECK(france().isOpen(utc(row.at), Purpose::Care, metropole, {QStringLiteral("albi")})
            == (row.at == QStringView(row.open)));
    }
    CHECK_FALSE(france().nextOpen(Instant() - std::chrono::days(300), Purpose::Care, metropole, {QStringLiteral("albi")}));
}

TEST_CASE("a promised time is bound by service hours alone", "[queue][calendar]")
{
    const CentreId albi{QStringLiteral("albi")};
    // 17:30 in Albi is 20:30 in La Réunion: outside the ceiling, inside service hours.
    const Instant evening = utc(u"2026-11-03T16:30:00Z");
    CHECK_FALSE(france().isOpen(evening, Purpose::Care, QStringLiteral("974"), albi));
    CHECK(france().isServiceOpen(evening, albi));
    CHECK_FALSE(france().isServiceOpen(utc(u"2026-11-03T18:00:00Z"), albi));
    CHECK(france().nextServiceOpen(utc(u"2026-11-07T12:00:00Z"), albi) == utc(u"2026-11-09T08:00:00Z"));
}

TEST_CASE("the demo centre is open at any hour of every day", "[queue][calendar]")
{
    const auto demo = Calendar::shipped(QStringLiteral("demo"));
    REQUIRE((demo ? QString() : demo.error().detail) == QString());
    for (Instant at = utc(u"2026-10-20T00:00:00Z"); at < utc(u"2026-11-20T00:00:00Z"); at += std::chrono::minutes(30)) {
        for (const auto purpose : {Purpose::Care, Purpose::ProgrammeInvitation}) {
            if (!demo->isOpen(at, purpose, metropole, {QStringLiteral("demo")})
                || !demo->isOpen(at, purpose, QStringLiteral("974"), {QStringLiteral("albi")})) {
                FAIL(textFromInstant(at).toStdString());
            }
        }
    }
    CHECK(demo->slotsOfDay() == france().slotsOfDay());
    CHECK(demo->isHoliday(QDate(2026, 12, 25), metropole));
}

TEST_CASE("a calendar file that breaks its rules says where and what was expected", "[queue][calendar]")
{
    struct Row {
        QByteArray from;
        QByteArray to;
        const char16_t* says;
    };
    const Row rows[] = {
        {"Europe/Paris", "Europe/Parys", u"france.json: /territories/0/zone: expected a time zone"},
        {"\"month\": 7, \"day\": 14", "\"month\": 17, \"day\": 14",
            u"france.json: /holidays/national/6/month: expected a whole number from 1 to 12"},
        {"\"promisesPerHour\": 6", "\"promisesPerHour\": 0", u"france.json: /centres/0/promisesPerHour: expected a whole number"},
        {"\"13:00\"]]", "\"25:00\"]]", u"france.json: /weeks/office/days/sat/0/1: expected a time like 09:00"},
        {"\"from\": \"11:00\"", "\"from\": \"10:00\"", u"france.json: /slots/1: expected slots one after the other"},
        {"\"week\": \"office\"", "\"week\": \"offices\"", u"france.json: /hours/0/week: expected a week of /weeks"},
        {"\"purpose\": \"care\"", "\"purpose\": \"commercial\"",
            u"france.json: /hours/0/purpose: expected care or programme_invitation"},
        {"\"prefix\": \"57\", \"territory\": \"alsace-moselle\"", "\"prefix\": \"57\", \"territory\": \"alsace\"",
            u"france.json: /postalCodes/0/territory: expected a territory"},
        {"[\"national\", \"971\"]", "[\"national\", \"970\"]",
            u"france.json: /territories/2/holidays/1: expected a list of /holidays"},
    };
    const QByteArray text = readResource(QStringLiteral("calendars/france.json")).value();
    for (const Row& row : rows) {
        QByteArray broken = text;
        REQUIRE(broken.contains(row.from));
        broken.replace(broken.indexOf(row.from), row.from.size(), row.to);
        const auto read = Calendar::fromJson(broken, QStringLiteral("france.json"));
        REQUIRE_FALSE(read);
        INFO(read.error().detail.toStdString());
        CHECK(read.error().code == ErrorCode::ResourceInvalid);
        CHECK(read.error().detail.startsWith(QStringView(row.says)));
    }
}
