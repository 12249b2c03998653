#include "core/programmes/call_load.h"

#include "core/programmes/programme_book.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

CallLoad loadOf(CallLoadRequest request)
{
    static const auto settings = CapacitySettings::shipped().value();
    static const auto calendar = Calendar::shipped(QStringLiteral("france")).value();
    if (!request.from.isValid()) {
        request.from = QDate(2026, 11, 30);
    }
    return callLoad(request, settings, calendar).value();
}

} // namespace

TEST_CASE("the reference rate is that of the year 2016", "[programmes][load]")
{
    const auto settings = CapacitySettings::shipped();
    REQUIRE(settings);
    CHECK(settings->callsPerNurseDay == Approx(8.50).margin(0.005));
}

TEST_CASE("the national staff manages one member in four regularly", "[programmes][load]")
{
    // Two fruitful calls a season to each of 720 000 members, over a whole year: far too much; a quarter of them is about what fits.
    CallLoadRequest all;
    all.members = 720'000;
    all.everyDays = 150;
    all.nurses = 245;
    all.weeks = 52;
    all.from = QDate(2026, 1, 5);
    const CallLoad load = loadOf(all);
    CHECK(load.above);
    CHECK(*load.ratio > 3.0);
    CHECK(load.largestCohort < 720'000 / 3);
    CHECK(load.largestCohort > 720'000 / 5);
    REQUIRE(load.shortestInterval);
    CallLoadRequest quarter = all;
    quarter.members = load.largestCohort;
    CHECK_FALSE(loadOf(quarter).above);
    ++quarter.members;
    CHECK(loadOf(quarter).above);
    CallLoadRequest longer = all;
    longer.everyDays = *load.shortestInterval;
    CHECK_FALSE(loadOf(longer).above);
    --longer.everyDays;
    CHECK(loadOf(longer).above);
}

TEST_CASE("a holiday takes a day of capacity away, on the centre's own calendar", "[programmes][load]")
{
    struct Row {
        QDate from;
        const char* centre;
        int days;
    };
    const Row rows[] = {
        {QDate(2026, 11, 30), "albi", 5},
        {QDate(2026, 12, 21), "albi", 4},      // Christmas on a Friday
        {QDate(2027, 3, 29), "albi", 4},       // Easter Monday
        {QDate(2026, 5, 18), "martinique", 4}, // 22 May, a Friday
        {QDate(2026, 5, 18), "albi", 5},
    };
    for (const Row& row : rows) {
        INFO(row.from.toString(Qt::ISODate).toStdString() << " " << row.centre);
        CallLoadRequest request;
        request.members = 100;
        request.everyDays = 7;
        request.nurses = 2;
        request.weeks = 1;
        request.from = row.from;
        request.centre = {QString::fromLatin1(row.centre)};
        const CallLoad load = loadOf(request);
        REQUIRE(load.weeks.size() == 1);
        CHECK(load.weeks[0].monday.dayOfWeek() == 1);
        CHECK(load.weeks[0].workedDays == row.days);
        CHECK(load.weeks[0].load == Approx(100));
        CHECK(load.weeks[0].capacity == Approx(2 * row.days * 427'000.0 / (245 * 205)));
    }
}

TEST_CASE("a week without a worked day left is over, and what was due in it is due in the next one", "[programmes][load]")
{
    for (const QDate from : {QDate(2026, 12, 12), QDate(2026, 12, 13)}) { // Saturday and Sunday
        CallLoadRequest request;
        request.members = 700;
        request.everyDays = 7;
        request.nurses = 10;
        request.weeks = 2;
        request.from = from;
        request.due = {4, 6, 1};
        const CallLoad load = loadOf(request);
        REQUIRE(load.weeks.size() == 2);
        CHECK(load.weeks[0].monday == QDate(2026, 12, 14));
        CHECK(load.weeks[0].from == QDate(2026, 12, 14));
        CHECK(load.weeks[0].workedDays == 5);
        CHECK(load.weeks[0].due == Approx(10));
        CHECK(load.weeks[1].due == Approx(1));
        CHECK(load.weeks[0].load == Approx(710));
    }
}

TEST_CASE("of a week that has begun what is left counts, in load and in capacity", "[programmes][load]")
{
    struct Row {
        QDate from;
        int workedDays;
        int daysLeft;
    };
    const Row rows[] = {
        {QDate(2026, 12, 7), 5, 7}, {QDate(2026, 12, 9), 3, 5}, {QDate(2026, 12, 11), 1, 3},
        {QDate(2026, 11, 11), 2, 5}, // the 11th, a Wednesday, is a holiday
    };
    for (const Row& row : rows) {
        INFO(row.from.toString(Qt::ISODate).toStdString());
        CallLoadRequest request;
        request.members = 700;
        request.everyDays = 7;
        request.nurses = 10;
        request.weeks = 2;
        request.from = row.from;
        request.due = {4, 6};
        const CallLoad load = loadOf(request);
        REQUIRE(load.weeks.size() == 2);
        CHECK(load.weeks[0].monday.daysTo(row.from) == 7 - row.daysLeft);
        CHECK(load.weeks[0].from == row.from);
        CHECK(load.weeks[0].workedDays == row.workedDays);
        CHECK(load.weeks[0].load == Approx(4 + 100.0 * row.daysLeft));
        CHECK(load.weeks[0].capacity == Approx(10 * row.workedDays * 427'000.0 / (245 * 205)));
        CHECK(load.weeks[1].monday == load.weeks[1].from);
        CHECK(load.weeks[1].monday == load.weeks[0].monday.addDays(7));
        CHECK(load.weeks[1].workedDays == 5);
        CHECK(load.weeks[1].load == Approx(706));
        // What fits is reckoned over the same days: one more does not fit.
        CallLoadRequest largest = request;
        largest.members = load.largestCohort;
        CHECK_FALSE(loadOf(largest).above);
        ++largest.members;
        CHECK(loadOf(largest).above);
    }
}

TEST_CASE("what is due already leaves less room for the cohort", "[programmes][load]")
{
    CallLoadRequest request;
    request.members = 10;
    request.everyDays = 7;
    request.nurses = 1;
    request.weeks = 2;
    request.due = {85, 0};
    const CallLoad load = loadOf(request);
    CHECK(load.weeks[0].above);
    CHECK_FALSE(load.weeks[1].above);
    CHECK(load.above == (85 + 20 > load.capacity));
    CHECK(load.largestCohort == 0);
    CHECK(load.shortestInterval == std::nullopt);
}

TEST_CASE("without nurses there is no ratio, and any call is too much", "[programmes][load]")
{
    CallLoadRequest request;
    request.members = 1;
    request.everyDays = 30;
    request.weeks = 1;
    const CallLoad load = loadOf(request);
    CHECK_FALSE(load.ratio);
    CHECK(load.above);
    CHECK(load.largestCohort == 0);
    CHECK_FALSE(load.shortestInterval);
    request.members = 0;
    CHECK_FALSE(loadOf(request).above);
}

TEST_CASE("a field that makes no sense is named", "[programmes][load]")
{
    const auto settings = CapacitySettings::shipped().value();
    const auto calendar = Calendar::shipped(QStringLiteral("france")).value();
    CallLoadRequest good;
    good.members = 10;
    good.everyDays = 60;
    good.nurses = 1;
    good.weeks = 12;
    good.from = QDate(2026, 11, 30);
    REQUIRE(callLoad(good, settings, calendar));
    const auto wrong = [&](auto change) {
        CallLoadRequest request = good;
        change(request);
        const auto answer = callLoad(request, settings, calendar);
        return answer ? QString() : answer.error().detail;
    };
    CHECK(wrong([](auto& r) { r.members = -1; }) == u"members");
    CHECK(wrong([](auto& r) { r.everyDays = 0; }) == u"every");
    CHECK(wrong([](auto& r) { r.nurses = -0.5; }) == u"nurses");
    CHECK(wrong([](auto& r) { r.weeks = 105; }) == u"weeks");
    CHECK(wrong([](auto& r) { r.from = QDate(); }) == u"from");
    CHECK(wrong([](auto& r) { r.due = {-1}; }) == u"due");
}

TEST_CASE("the interval is that of the pathway's call that comes again", "[programmes][load]")
{
    const auto book = ProgrammeBook::shipped().value();
    const auto interval = [&](const char* pathway) {
        const Protocol* protocol = book.joinedOn(QString::fromLatin1(pathway), QDate(2026, 11, 30));
        REQUIRE(protocol != nullptr);
        return callIntervalOf(*protocol);
    };
    CHECK(interval("sophia-diabetes") == 60);
    CHECK(interval("sophia-asthma") == 90);
    CHECK(interval("vivoptim-envol") == 152);
    CHECK(interval("prado-surgery") == std::nullopt);
    CHECK(interval("prado-copd") == std::nullopt); // its monthly call is no nurse's
}
