#include "tests/support/plan_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::PlanStory;
using enum relais::OutcomeCode;

namespace {

/// She asked, on Tuesday 3 November at 10:00, to be called on Thursday at 14:00.
PlanStory promised(bool own = true)
{
    PlanStory story;
    story.call("2026-11-03 10:00", CallbackRequested);
    story.promise("2026-11-03 10:00", "2026-11-05 14:00", "2026-11-05 14:10", own);
    return story;
}

void keep(PlanStory& story, const char* at, OutcomeCode outcome)
{
    story.call(at, outcome).promise = story.history.promises.back().id;
}

} // namespace

TEST_CASE("a promise is due at its time, for its owner or for anyone", "[queue][promise]")
{
    const PlanStory own = promised();
    CHECK(own.told() == u"2026-11-05 14:00-14:10 time r10");
    CHECK(own.hasReason("own_promise"));
    CHECK(own.plan().owner == own.history.promises[0].owner);
    CHECK(own.plan().promise == own.history.promises[0].id);
    const PlanStory anyone = promised(false);
    CHECK(anyone.told() == u"2026-11-05 14:00-14:10 time r20");
    CHECK_FALSE(anyone.plan().owner);
}

TEST_CASE("one promise lives per person and campaign: the last one made", "[queue][promise]")
{
    PlanStory story = promised();
    story.promise("2026-11-03 11:00", "2026-11-06 09:00", "2026-11-06 09:10");
    CHECK(story.told() == u"2026-11-06 09:00-09:10 time r10");
    story.history.promises.back().cancelled = true;
    CHECK(story.told() == u"2026-11-04 11:00-13:00 11-13 r60"); // not the one that it replaced
    PlanStory other = promised();
    other.promise("2026-11-03 11:00", "2026-11-06 09:00", "2026-11-06 09:10").campaign = {QStringLiteral("another")};
    CHECK(other.told() == u"2026-11-05 14:00-14:10 time r10");
}

TEST_CASE("a promised callback consumes no retry, answered or not", "[queue][promise][cap]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.call("2026-11-02 10:00", NoAnswer);
    story.call("2026-11-03 14:00", NoAnswer);
    story.callsIn("2026-11-03 15:00", CallbackRequested);
    story.promise("2026-11-03 15:00", "2026-11-05 14:00", "2026-11-05 14:10");
    for (const char* at : {"2026-11-05 14:00", "2026-11-05 15:05", "2026-11-05 16:10"}) {
        CHECK(story.may(at).allowed);
        keep(story, at, NoAnswer);
    }
    CHECK(story.plan().state == PlanState::Open);
    CHECK(story.plan().letter.isEmpty());
    CHECK(story.may("2026-11-06 10:00").allowed); // two attempts so far
}

TEST_CASE("a missed promise is tried twice more the same day, then it is an ordinary retry", "[queue][promise]")
{
    PlanStory story = promised();
    keep(story, "2026-11-05 14:00", NoAnswer);
    CHECK(story.told() == u"2026-11-05 15:02-16:02 time r10");
    CHECK(story.hasReason("promise_missed"));
    keep(story, "2026-11-05 15:05", Busy);
    CHECK(story.told() == u"2026-11-05 15:37-16:37 time r10"); // the line is engaged: half an hour
    keep(story, "2026-11-05 15:40", NoAnswer);
    CHECK(story.told() == u"2026-11-06 11:00-13:00 11-13 r60");
    CHECK_FALSE(story.plan().promise);

    PlanStory late = promised();
    keep(late, "2026-11-05 18:30", NoAnswer); // no hour is left that day
    CHECK(late.told() == u"2026-11-06 11:00-13:00 11-13 r60");
}

TEST_CASE("a promise that nobody has tried stays due, however late", "[queue][promise]")
{
    const PlanStory story = promised();
    CHECK(story.may("2026-11-20 10:00").allowed);
    CHECK(story.told() == u"2026-11-05 14:00-14:10 time r10");
}

TEST_CASE("a call that reached her settles the promise, a failure of ours does not", "[queue][promise]")
{
    PlanStory story = promised();
    keep(story, "2026-11-05 14:00", NotEstablished);
    CHECK(story.told() == u"2026-11-05 14:17-15:17 time r10");
    keep(story, "2026-11-05 14:20", Pledge);
    CHECK(story.plan().rank == 60);
    CHECK(story.hasReason("pledge_reminder"));
    PlanStory early = promised();
    early.callsIn("2026-11-04 10:00", Enrolled);
    CHECK(early.told() == u"done enrolled");
    PlanStory asks = promised();
    asks.callsIn("2026-11-04 10:00", InfoRequest);
    CHECK(asks.told() == u"2026-11-05 14:00-14:10 time r10"); // the promised call stays
    PlanStory hospital = promised();
    hospital.call("2026-11-04 10:00", InCare).until = QDate(2026, 12, 1);
    CHECK(hospital.plan().state == PlanState::Suspended);
}

TEST_CASE("a time promised beside another outcome comes first, but not after a refusal", "[queue][promise]")
{
    PlanStory undecided;
    undecided.call("2026-11-03 10:00", Undecided);
    undecided.promise("2026-11-03 10:00", "2026-11-05 14:00", "2026-11-05 14:10");
    CHECK(undecided.told() == u"2026-11-05 14:00-14:10 time r10");
    PlanStory refused;
    refused.call("2026-11-03 10:00", Refused);
    refused.promise("2026-11-03 10:00", "2026-11-05 14:00", "2026-11-05 14:10");
    CHECK(refused.told() == u"done refused");
    CHECK(refused.may("2026-11-05 14:00").code == u"refused");
}

TEST_CASE("a promised time may fall outside the ceiling, never outside service hours", "[queue][promise]")
{
    PlanStory story;
    story.entry.territory = QStringLiteral("974"); // three hours ahead of Paris in winter
    story.call("2026-11-03 10:00", CallbackRequested);
    story.promise("2026-11-03 10:00", "2026-11-05 17:00", "2026-11-05 17:10"); // 20:00 in La Réunion
    CHECK(story.told() == u"2026-11-05 17:00-17:10 time r10");
    CHECK(story.may("2026-11-05 17:00").allowed);
    CHECK(story.may("2026-11-04 17:00").code == u"outside_hours"); // but not the day before, unpromised

    struct Row {
        const char* from;
        const char* until;
        const char16_t* told;
    };
    const Row rows[] = {
        {"2026-11-05 19:30", "2026-11-05 19:40", u"2026-11-06 09:00-09:10 time r10"}, // after the centre has closed
        {"2026-11-08 10:00", "2026-11-08 10:10", u"2026-11-09 09:00-09:10 time r10"}, // a Sunday
        {"2026-11-11 10:00", "2026-11-11 10:10", u"2026-11-12 09:00-09:10 time r10"}, // a holiday of the centre
        {"2026-11-05 14:00", "2026-11-05 14:00", u"2026-11-05 14:00-14:10 time r10"}, // a bare time
    };
    for (const Row& row : rows) {
        PlanStory moved;
        moved.call("2026-11-03 10:00", CallbackRequested);
        moved.promise("2026-11-03 10:00", row.from, row.until);
        CHECK(moved.told() == QStringView(row.told));
    }
    // A holiday where she lives, which she chose herself: the centre is open.
    PlanStory chosen;
    chosen.entry.territory = QStringLiteral("alsace-moselle");
    chosen.entry.enteredAt = PlanStory::paris("2026-03-30 08:00");
    chosen.call("2026-03-30 10:00", CallbackRequested);
    chosen.promise("2026-03-30 10:00", "2026-04-03 10:00", "2026-04-03 10:10"); // Good Friday
    CHECK(chosen.told() == u"2026-04-03 10:00-10:10 time r10");
    CHECK(chosen.may("2026-04-03 10:00").allowed);
}

TEST_CASE("outside the ceiling a promise is kept only around its time, later tries keep to her hours", "[queue][promise]")
{
    // All times are those of Paris; from November on La Réunion is three hours ahead, Guadeloupe five behind.
    struct Row {
        const char* territory;
        const char* from;
        const char* until;
        const char* tried; ///< nobody answers
        const char16_t* told;
    };
    const Row rows[] = {
        // 18 h in La Réunion, absent: not again at 19 h 02, when she may not be called any more, but at an opening of hers.
        {"974", "2026-11-05 15:00", "2026-11-05 15:10", "2026-11-05 15:00", u"2026-11-06 09:00-10:00 11-13 r60"},
        // 20 h there, promised until 22 h: within what she said it is tried again.
        {"974", "2026-11-05 17:00", "2026-11-05 19:00", "2026-11-05 17:00", u"2026-11-05 18:02-19:02 time r10"},
        // 15 h there: the second try falls inside her hours.
        {"974", "2026-11-05 12:00", "2026-11-05 12:10", "2026-11-05 12:00", u"2026-11-05 13:02-14:02 time r10"},
        // 7 h in Guadeloupe, absent: not at 8 h 02, but when her hours begin.
        {"971", "2026-11-05 12:00", "2026-11-05 12:10", "2026-11-05 12:00", u"2026-11-05 14:00-15:00 time r10"},
        // After the centre has closed (14 h 30 there): at the next opening of both, not at 4 h of her night.
        {"971", "2026-11-05 19:30", "2026-11-05 19:40", nullptr, u"2026-11-06 14:00-14:10 time r10"},
    };
    for (const Row& row : rows) {
        PlanStory story;
        story.entry.territory = QLatin1String(row.territory);
        story.call("2026-11-03 10:00", CallbackRequested);
        story.promise("2026-11-03 10:00", row.from, row.until);
        if (row.tried != nullptr) {
            keep(story, row.tried, NoAnswer);
        }
        INFO(row.territory << ' ' << row.from << ' ' << story.told().toStdString());
        CHECK(story.told() == QStringView(row.told));
    }

    // Overdue: nobody came in time, and it is night where she is.
    PlanStory overdue;
    overdue.entry.territory = QStringLiteral("974");
    overdue.call("2026-11-03 10:00", CallbackRequested);
    overdue.promise("2026-11-03 10:00", "2026-11-05 17:00", "2026-11-05 17:10");
    CHECK(overdue.may("2026-11-05 16:55").allowed);
    CHECK(overdue.may("2026-11-05 17:19").allowed);
    CHECK(overdue.may("2026-11-05 17:20").code == u"outside_hours");
    CHECK(overdue.may("2026-11-05 17:20").nextAt == PlanStory::paris("2026-11-06 09:00"));
    CHECK(overdue.may("2026-11-06 09:00").allowed);
    CHECK(overdue.may("2026-11-06 16:30").code == u"outside_hours");
}

TEST_CASE("a promise on a wrong number goes on with the next one", "[queue][promise]")
{
    PlanStory story = promised();
    keep(story, "2026-11-05 14:00", WrongNumber);
    CHECK(story.told() == u"2026-11-05 14:02-15:02 time r10");
    story.history.numbers.clear();
    CHECK(story.told() == u"done number_wrong verify_number");
}
