#include "core/queue/hand_out_order.h"
#include "tests/support/plan_story.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::PlanStory;
using enum relais::OutcomeCode;

TEST_CASE("a person may be called in her hours, and the answer says when else", "[queue][permission]")
{
    struct Row {
        QString territory;
        const char* at;
        const char16_t* code;
        const char* next;
    };
    const QString metropole = QStringLiteral("metropole");
    const Row rows[] = {
        {metropole, "2026-11-03 10:00", u"ok", nullptr},
        {metropole, "2026-11-03 08:59", u"outside_hours", "2026-11-03 09:00"},
        {metropole, "2026-11-03 19:00", u"outside_hours", "2026-11-04 09:00"},
        {metropole, "2026-11-07 12:59", u"ok", nullptr},
        {metropole, "2026-11-07 13:00", u"outside_hours", "2026-11-09 09:00"},
        {metropole, "2026-11-08 10:00", u"outside_hours", "2026-11-09 09:00"},
        {metropole, "2026-11-11 10:00", u"holiday", "2026-11-12 09:00"},
        {QStringLiteral("alsace-moselle"), "2026-12-26 10:00", u"holiday", "2026-12-28 09:00"},
        {metropole, "2026-12-26 10:00", u"ok", nullptr},
        {QStringLiteral("974"), "2026-11-03 16:30", u"outside_hours", "2026-11-04 09:00"},
        {QStringLiteral("972"), "2026-11-03 10:00", u"outside_hours", "2026-11-03 14:00"},
    };
    for (const Row& row : rows) {
        PlanStory story;
        story.entry.territory = row.territory;
        const CallPermission answer = story.may(row.at);
        INFO(row.at << ' ' << row.territory.toStdString());
        CHECK(answer.code == QStringView(row.code));
        CHECK(answer.allowed == (row.next == nullptr));
        CHECK(answer.nextAt == (row.next ? std::optional(PlanStory::paris(row.next)) : std::nullopt));
    }
}

TEST_CASE("a busy line is left alone for half an hour, also before a promise", "[queue][permission]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", Busy);
    CHECK(story.may("2026-11-03 10:20").code == u"busy_pause");
    CHECK(story.may("2026-11-03 10:20").nextAt == PlanStory::paris("2026-11-03 10:32"));
    CHECK(story.may("2026-11-03 10:32").allowed);
    story.promise("2026-11-03 10:00", "2026-11-03 10:15", "2026-11-03 10:25");
    CHECK(story.may("2026-11-03 10:20").code == u"busy_pause");
    CHECK(story.may("2026-11-03 10:32").allowed);
}

TEST_CASE("inside a busy series of the last attempt the person may still be rung that day", "[queue][permission]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.call("2026-11-03 10:00", NoAnswer);
    story.call("2026-11-04 14:00", NoAnswer);
    story.call("2026-11-05 10:00", Busy);
    CHECK(story.may("2026-11-05 10:40").allowed);
    CHECK(story.may("2026-11-06 10:40").code == u"cap_reached");
    story.call("2026-11-05 10:40", Busy);
    story.call("2026-11-05 11:20", Busy);
    CHECK(story.may("2026-11-05 12:00").code == u"cap_reached");
}

TEST_CASE("a promise is kept beyond the cap, and only from its time on", "[queue][permission]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    for (const char* at : {"2026-11-03 10:00", "2026-11-04 14:00", "2026-11-05 10:00"}) {
        story.call(at, NoAnswer);
    }
    story.callsIn("2026-11-05 11:00", CallbackRequested);
    story.promise("2026-11-05 11:00", "2026-11-06 14:00", "2026-11-06 14:10");
    CHECK(story.may("2026-11-06 10:00").code == u"cap_reached");
    CHECK(story.may("2026-11-06 13:54").code == u"cap_reached");
    CHECK(story.may("2026-11-06 13:55").allowed); // five minutes early
}

TEST_CASE("what is over may not be called again", "[queue][permission]")
{
    struct Row {
        OutcomeCode outcome;
        const char16_t* code;
    };
    for (const Row& row :
        {Row{Enrolled, u"done"}, Row{AlreadyMember, u"done"}, Row{DisputesEligibility, u"done"}, Row{Refused, u"refused"}}) {
        PlanStory story;
        story.call("2026-11-03 10:00", row.outcome);
        CHECK(story.may("2026-11-04 10:00").code == QStringView(row.code));
        CHECK_FALSE(story.may("2026-11-04 10:00").allowed);
    }
}

TEST_CASE("who is next goes by rank, then due date, then id", "[queue][order]")
{
    const auto id = [](std::uint8_t n) {
        std::array<std::uint8_t, 16> bytes{};
        bytes[0] = n;
        return EntryId(Uuid(bytes));
    };
    const Instant early = PlanStory::paris("2026-11-03 10:00");
    const Instant late = PlanStory::paris("2026-11-03 11:00");
    const std::vector<HandOutPlace> expected{{10, late, id(9)}, {20, early, id(8)}, {25, late, id(7)}, {30, late, id(6)},
        {60, early, id(2)}, {60, early, id(3)}, {60, late, id(1)}, {67, late, id(0)}, {70, early, id(0)}};
    auto places = expected;
    std::reverse(places.begin(), places.end());
    std::sort(places.begin(), places.end(), handedOutBefore);
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(places[i].rank == expected[i].rank);
        CHECK(places[i].id == expected[i].id);
    }
    CHECK(classOfRank(67) == 70);
    CHECK(classOfRank(60) == 60);
    CHECK(rankAt(40, {early, late}, early) == 40);
    CHECK(rankAt(40, {early, late}, late) == 30);
    CHECK(rankAt(60, {early, late}, late) == 60);
}
