#include "tests/support/plan_story.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace relais;
using relais::test::PlanStory;
using enum relais::OutcomeCode;

TEST_CASE("a first attempt may be made from the next opening on, the longest care gap first", "[queue][plan]")
{
    PlanStory story;
    CHECK(story.told() == u"2026-11-03 09:00-09:00 time r70");
    CHECK(story.hasReason("campaign_first"));
    story.entry.longestGapYears = 3;
    CHECK(story.plan().rank == 67);
    CHECK(story.hasReason("care_gap"));
    story.entry.longestGapYears = 40;
    CHECK(story.plan().rank == 61);
    story.entry.managerFirst = true;
    CHECK(story.plan().rank == 25);
    CHECK(story.plan().reasons.front().code == u"manager_first");
    story.entry.managerFirst = false;
    story.entry.physicianRequest = true;
    CHECK(story.plan().rank == 50);
    PlanStory member(QStringLiteral("sophia-diabete"));
    CHECK(member.plan().rank == 40);
}

TEST_CASE("each outcome has what follows it", "[queue][plan]")
{
    struct Row {
        OutcomeCode outcome;
        const char16_t* told;
        const char* reason;
    };
    // One call on Tuesday 3 November at 10:00, in the slot 9-11.
    const Row rows[] = {
        {NoAnswer, u"2026-11-04 13:00-14:00 13-14 r60", "campaign_retry"},
        {AnsweringMachine, u"2026-11-04 13:00-14:00 13-14 r60", "campaign_retry"},
        {ThirdParty, u"2026-11-04 13:00-14:00 13-14 r60", "campaign_retry"},
        {Busy, u"2026-11-03 10:32-11:02 time r60", "campaign_retry"},
        {CutOff, u"2026-11-03 10:17-10:47 time r60", "campaign_retry"},
        {Unable, u"2026-11-04 11:00-13:00 11-13 r60", "campaign_retry"},
        {InfoRequest, u"2026-11-10 09:00-11:00 9-11 r60 information", "slot_worked_before"},
        {CallbackRequested, u"2026-11-04 11:00-13:00 11-13 r60", "campaign_retry"},
        {DeclinesThisCall, u"2026-12-03 11:00-13:00 11-13 r60", "next_cycle"},
        {NotEstablished, u"2026-11-03 10:17-09:00 time r70", "campaign_first"},
        {InCare, u"suspended 2026-12-03 09:00-11:00 9-11 r60", "back_home"},
        {Pledge, u"2026-11-18 09:00-11:00 9-11 r60", "pledge_reminder"},
        {Enrolled, u"done enrolled", nullptr},
        {Refused, u"done refused", nullptr},
        {Undecided, u"2026-11-10 09:00-11:00 9-11 r60", "one_more_call"},
        {AlreadyMember, u"done already_member", nullptr},
        {DisputesEligibility, u"done disputes_eligibility", nullptr},
        {WrongNumber, u"2026-11-03 10:02-12:02 time r60", "second_number"},
        {NumberNotInService, u"2026-11-03 10:02-12:02 time r60", "second_number"},
        {Fruitful, u"done fruitful", nullptr},
    };
    for (const Row& row : rows) {
        PlanStory story;
        story.call("2026-11-03 10:00", row.outcome);
        INFO(codeOf(row.outcome).toStdString() << ": " << story.told().toStdString());
        CHECK(story.told() == QStringView(row.told));
        CHECK((!row.reason || story.hasReason(row.reason)));
    }
}

TEST_CASE("a member's fruitful call leads to the next step, in the slot that worked", "[queue][plan]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.call("2026-11-03 15:00", Fruitful);
    CHECK(story.told() == u"2027-01-04 14:00-17:00 14-17 r40"); // sixty days later is a Saturday, which has no afternoon
    CHECK(story.hasReason("slot_worked_before"));
    CHECK(story.hasReason("step_due"));
}

TEST_CASE("a retry goes to another half-day, then to another weekday, into slots not yet tried", "[queue][plan]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.call("2026-11-03 10:00", NoAnswer); // Tuesday morning
    CHECK(story.told() == u"2026-11-04 13:00-14:00 13-14 r40");
    story.call("2026-11-04 13:10", NoAnswer); // Wednesday afternoon
    CHECK(story.told() == u"2026-11-05 11:00-13:00 11-13 r40");
    CHECK(story.hasReason("last_attempt"));

    PlanStory evening;
    evening.call("2026-11-06 18:00", NoAnswer); // Friday: Saturday morning is another half-day
    CHECK(evening.told() == u"2026-11-07 09:00-11:00 9-11 r60");
    PlanStory armistice;
    armistice.call("2026-11-10 10:00", NoAnswer); // the eve of a holiday
    CHECK(armistice.told() == u"2026-11-12 13:00-14:00 13-14 r60");
    PlanStory weekdays;
    weekdays.call("2026-11-03 10:00", NoAnswer);
    weekdays.call("2026-11-03 15:00", NoAnswer); // somebody called by hand; all of Tuesday is tried
    weekdays.campaign.retry.attemptsPerCycle = 4;
    CHECK(weekdays.told() == u"2026-11-04 11:00-13:00 11-13 r60");
    weekdays.history.attempts.back().startedAt = PlanStory::paris("2026-11-09 15:00"); // Monday: then Tuesday is no other weekday
    weekdays.history.attempts.back().closedAt = PlanStory::paris("2026-11-09 15:02");
    CHECK(weekdays.told() == u"2026-11-12 11:00-13:00 11-13 r60");
}

TEST_CASE("once every slot was tried the best known one is taken", "[queue][plan]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.campaign.retry.attemptsPerCycle = 9;
    story.call("2026-09-01 14:30", Fruitful);
    for (const char* at : {"2026-11-02 09:30", "2026-11-02 11:30", "2026-11-03 13:30", "2026-11-03 17:30"}) {
        story.call(at, NoAnswer);
    }
    CHECK(story.told() == u"2026-11-04 14:00-17:00 14-17 r40");
    CHECK(story.hasReason("slot_worked_before"));
}

TEST_CASE("a busy series is three calls of one day and one attempt", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", Busy);
    story.call("2026-11-03 10:35", Busy);
    CHECK(story.told() == u"2026-11-03 11:07-11:37 time r60");
    story.call("2026-11-03 11:10", Busy);
    CHECK(story.told() == u"2026-11-04 13:00-14:00 13-14 r60");
    story.call("2026-11-04 13:10", NoAnswer);
    CHECK(story.plan().letter.isEmpty()); // two attempts, four calls
    story.call("2026-11-06 11:10", Busy);
    CHECK(story.told() == u"2026-11-06 11:42-12:12 time r60"); // the third attempt goes on
    story.call("2026-11-06 11:45", NoAnswer);
    CHECK(story.plan().letter == u"unreachable");

    PlanStory late;
    late.call("2026-11-03 18:40", Busy);
    CHECK(late.told() == u"2026-11-04 09:00-11:00 9-11 r60"); // no half hour is left: the series is over
}

TEST_CASE("a cut line is tried again the same day, once", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", CutOff);
    story.call("2026-11-03 10:20", CutOff);
    CHECK(story.told() == u"2026-11-04 13:00-14:00 13-14 r60");
    PlanStory late;
    late.call("2026-11-03 18:50", CutOff);
    CHECK(late.told() == u"2026-11-04 09:00-11:00 9-11 r60");
    PlanStory spent;
    spent.call("2026-11-03 10:00", NoAnswer);
    spent.call("2026-11-04 14:00", NoAnswer);
    spent.call("2026-11-05 10:00", CutOff);
    CHECK(spent.told().endsWith(u"unreachable")); // the third attempt of the cycle: not today again
    CHECK(spent.plan().due.from >= PlanStory::paris("2026-12-03 00:00"));
}

TEST_CASE("a failure of ours is never an attempt and only delays", "[queue][plan]")
{
    PlanStory story;
    for (const char* at : {"2026-11-03 10:00", "2026-11-03 10:20", "2026-11-03 10:40", "2026-11-03 11:00", "2026-11-03 11:20"}) {
        story.call(at, NotEstablished);
    }
    CHECK(story.told() == u"2026-11-03 11:37-09:00 time r70");
    CHECK(story.may("2026-11-03 11:40").allowed);
    story.call("2026-11-03 18:50", NotEstablished);
    CHECK(PlanStory::parisText(story.plan().due.from) == u"2026-11-04 09:00");
    // What was planned for later stays.
    PlanStory planned;
    planned.call("2026-11-03 10:00", NoAnswer);
    planned.call("2026-11-03 10:10", NotEstablished);
    CHECK(planned.told() == u"2026-11-04 13:00-14:00 13-14 r60");
}

TEST_CASE("after the cap a letter goes out and the next cycle starts in another slot", "[queue][plan][cap]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.call("2026-11-03 10:00", NoAnswer);
    story.call("2026-11-04 13:10", NoAnswer);
    story.call("2026-11-05 11:10", NoAnswer);
    CHECK(story.told() == u"2026-12-03 14:00-17:00 14-17 r40 unreachable");
    CHECK(story.hasReason("next_cycle"));
    CHECK(story.may("2026-11-20 10:00").code == u"cap_reached");
    CHECK(story.may("2026-11-20 10:00").nextAt == PlanStory::paris("2026-12-03 10:00"));
    CHECK(story.may("2026-12-03 14:00").allowed);

    story.call("2026-12-03 14:10", NoAnswer);
    story.call("2026-12-07 10:10", AnsweringMachine);
    CHECK(story.plan().letter.isEmpty());
    story.call("2026-12-08 17:10", ThirdParty);
    CHECK(story.told() == u"done number_unverified verify_number"); // two cycles missed
    story.history.numbers.push_back({QStringLiteral("+33199000002")});
    CHECK(story.plan().state == PlanState::Open); // a number that nobody has tried
    CHECK(story.plan().due.from >= PlanStory::paris("2027-01-02 14:10"));
}

TEST_CASE("somebody who is no member is tried four times over all, whatever the campaign", "[queue][plan][cap]")
{
    PlanStory story;
    story.otherCampaign("2026-09-01 10:00", NoAnswer);
    story.otherCampaign("2026-09-02 15:00", NoAnswer);
    CHECK(story.plan().state == PlanState::Open);
    story.call("2026-11-03 10:00", NoAnswer);
    CHECK(story.plan().state == PlanState::Open);
    story.call("2026-11-04 13:10", NoAnswer);
    CHECK(story.told() == u"done unreachable unreachable");
    CHECK(story.may("2026-12-15 10:00").code == u"cap_reached");
    story.entry.capLiftedAt = PlanStory::paris("2026-11-05 09:00"); // a manager, with a reason
    CHECK(story.plan().state == PlanState::Open);
    story.entry.capLiftedAt.reset();
    story.history.isMember = true;
    story.campaign.purpose = Purpose::Care;
    CHECK(story.plan().state == PlanState::Open);
}

TEST_CASE("the cap is counted per person across campaigns, in rolling days", "[queue][plan][cap]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    story.otherCampaign("2026-10-20 10:00", NoAnswer);
    story.otherCampaign("2026-10-27 10:00", NoAnswer);
    story.otherCampaign("2026-11-02 15:00", NoAnswer);
    CHECK(story.told().startsWith(u"2026-11-19 09:00")); // thirty days after the first, of 24 hours each: the clocks went back
    CHECK(story.may("2026-11-18 10:00").code == u"cap_reached");
    CHECK(story.may("2026-11-19 10:00").allowed);
}

TEST_CASE("refusals, callbacks and attempts that reached her do not count", "[queue][plan][cap]")
{
    PlanStory story(QStringLiteral("sophia-diabete"));
    for (const char* at : {"2026-11-03 10:00", "2026-11-04 10:00", "2026-11-05 10:00", "2026-11-06 10:00"}) {
        story.call(at, CallbackRequested);
    }
    CHECK(story.may("2026-11-09 10:00").allowed);
    CHECK(story.plan().letter.isEmpty());
    // Once she was reached the missed cycle is forgotten; the rolling days are not.
    PlanStory reached(QStringLiteral("sophia-diabete"));
    reached.call("2026-11-03 10:00", NoAnswer);
    reached.call("2026-11-04 14:00", NoAnswer);
    reached.call("2026-11-05 10:00", CallbackRequested);
    reached.call("2026-11-06 10:00", NoAnswer);
    CHECK(reached.plan().letter.isEmpty());
    CHECK(reached.plan().due.from >= PlanStory::paris("2026-12-03 10:00"));
}

TEST_CASE("a wrong number leads to the next one, else to a letter", "[queue][plan]")
{
    for (const auto outcome : {WrongNumber, NumberNotInService}) {
        PlanStory story;
        story.history.numbers.push_back({QStringLiteral("+33199000002")});
        story.call("2026-11-03 18:59", outcome);
        CHECK(story.told() == u"2026-11-04 09:00-11:00 time r60");
        story.history.numbers.clear();
        CHECK(story.told() == u"done number_wrong verify_number");
        CHECK(story.may("2026-11-04 10:00").code == u"no_number");
        story.history.numbers = {{QStringLiteral("+33199000002")}}; // undone the same day
        CHECK(story.plan().state == PlanState::Open);
    }
    PlanStory none;
    none.history.numbers.clear();
    CHECK(none.told() == u"done no_number invitation");
    CHECK(none.may("2026-11-04 10:00").code == u"no_number");
}

TEST_CASE("somebody in care is left alone until the date", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", InCare).until = QDate(2026, 11, 21); // a Saturday
    CHECK(story.told() == u"suspended 2026-11-21 09:00-11:00 9-11 r60");
    CHECK(story.may("2026-11-20 10:00").code == u"in_care");
    CHECK(story.may("2026-11-20 10:00").nextAt == PlanStory::paris("2026-11-21 09:00"));
    CHECK(story.may("2026-11-21 09:30").allowed);
    story.history.attempts.back().until = QDate(1990, 1, 1); // said of the past: not today again all the same
    CHECK(story.told() == u"suspended 2026-11-04 09:00-11:00 9-11 r60");
}

TEST_CASE("a pledge is reminded once, an undecided person called once more", "[queue][plan]")
{
    PlanStory pledge;
    pledge.call("2026-11-03 10:00", Pledge);
    pledge.call("2026-11-18 10:00", NoAnswer);
    CHECK(pledge.plan().state == PlanState::Open);
    pledge.call("2026-11-19 14:00", Pledge);
    CHECK(pledge.told() == u"done pledge");
    PlanStory undecided;
    undecided.call("2026-11-03 10:00", Undecided);
    undecided.call("2026-11-10 10:00", Undecided);
    CHECK(undecided.told() == u"done undecided");
    // The fourth attempt is spent: the reminder goes by letter.
    PlanStory spent;
    for (const char* at : {"2026-08-03 10:00", "2026-08-04 14:00", "2026-10-03 10:00", "2026-10-06 14:00"}) {
        spent.call(at, NoAnswer);
    }
    spent.callsIn("2026-11-03 10:00", Pledge);
    CHECK(spent.told() == u"done pledge reminder");
}

TEST_CASE("an attempt whose outcome is still asked for counts like an absence", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", std::nullopt);
    CHECK(story.told() == u"2026-11-04 13:00-14:00 13-14 r60");
    story.history.attempts.back().outcome = NotEstablished;
    story.history.attempts.back().closedAt = PlanStory::paris("2026-11-03 10:02");
    CHECK(story.told() == u"2026-11-03 10:17-09:00 time r70");
}

TEST_CASE("somebody who calls in for information leaves the plan as it was", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", NoAnswer);
    const QString before = story.told();
    story.callsIn("2026-11-03 17:00", InfoRequest);
    CHECK(story.told() == before);
    CHECK(before == u"2026-11-04 13:00-14:00 13-14 r60");
    story.callsIn("2026-11-03 17:30", Enrolled);
    CHECK(story.told() == u"done enrolled");
}

TEST_CASE("marks, refusal and enrolment stop at once and open again when taken back", "[queue][plan]")
{
    struct Row {
        bool ContactHistory::*flag;
        const char16_t* plan;
        const char16_t* may;
        bool alsoCare;
    };
    const Row rows[] = {{&ContactHistory::deceased, u"done deceased", u"deceased", true},
        {&ContactHistory::objected, u"done objected", u"objected", true},
        {&ContactHistory::withdrawn, u"done withdrawn", u"withdrawn", true},
        {&ContactHistory::refused, u"done refused", u"refused", false},
        {&ContactHistory::enrolledElsewhere, u"done enrolled", u"done", false}};
    for (const auto* campaign : {u"diabete-ecart", u"sophia-diabete"}) {
        for (const Row& row : rows) {
            PlanStory story(QString::fromUtf16(campaign));
            story.call("2026-11-03 10:00", NoAnswer);
            story.promise("2026-11-03 10:00", "2026-11-05 10:00", "2026-11-05 10:10");
            const EntryPlan before = story.plan();
            story.history.*row.flag = true;
            const bool stops = row.alsoCare || story.campaign.purpose == Purpose::ProgrammeInvitation;
            CHECK((story.told() == QStringView(row.plan)) == stops);
            CHECK((story.may("2026-11-05 10:00").code == QStringView(row.may)) == stops);
            story.history.*row.flag = false;
            CHECK(story.plan() == before);
        }
    }
    // The physician asks: the refusal is lifted, the old outcome decides nothing any more.
    PlanStory asked;
    asked.call("2026-11-03 10:00", Refused);
    asked.history.refused = true;
    asked.entry.physicianRequest = true;
    asked.entry.enteredAt = PlanStory::paris("2026-12-01 10:00");
    CHECK(asked.plan().rank == 50);
    CHECK(asked.may("2026-12-01 10:00").allowed);
    asked.call("2026-12-01 10:00", Refused);
    CHECK(asked.told() == u"done refused");
}

TEST_CASE("the plan does not depend on the order of the facts and reads no clock", "[queue][plan]")
{
    PlanStory story;
    story.call("2026-11-03 10:00", Busy);
    story.call("2026-11-03 10:40", NotEstablished);
    story.call("2026-11-03 11:00", CallbackRequested);
    story.promise("2026-11-03 11:00", "2026-11-06 18:30", "2026-11-06 18:40");
    story.promise("2026-11-03 11:05", "2026-11-05 18:30", "2026-11-05 18:40");
    const EntryPlan expected = story.plan();
    std::mt19937 random(5);
    for (int i = 0; i < 50; ++i) {
        std::shuffle(story.history.attempts.begin(), story.history.attempts.end(), random);
        std::shuffle(story.history.promises.begin(), story.history.promises.end(), random);
        REQUIRE(story.plan() == expected);
    }
}
