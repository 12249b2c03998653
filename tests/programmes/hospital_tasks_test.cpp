// "Sans rendez-vous" and "sortie à confirmer": calls that are to be made as long as a fact is missing.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE(
    "each pathway from hospital to home has both tasks, the appointment's by the latest date of its first visit", "[programmes]")
{
    struct Row {
        const char* pathway;
        const char* visit;
        const char* latest; ///< the last day on which the visit may be booked, for a discharge on Monday the 16th
        const char* task;   ///< when the task is due
    };
    for (const Row& row : {Row{"prado-maternity", "midwife_1", "2026-11-24", "2026-11-25"},
             Row{"prado-maternity-early", "midwife_1", "2026-11-17", "2026-11-17"},
             Row{"prado-surgery", "nurse", "2026-11-18", "2026-11-19"},
             Row{"prado-heart-failure", "nurse", "2026-11-23", "2026-11-24"},
             Row{"prado-copd", "nurse", "2026-11-23", "2026-11-24"}, Row{"prado-stroke", "gp_1", "2026-11-23", "2026-11-24"},
             Row{"prado-elderly", "nurse", "2026-11-23", "2026-11-24"}}) {
        CAPTURE(row.pathway);
        MemberStory story(row.pathway);
        const ProtocolStep* task = story.protocol->step(u"no_appointment");
        REQUIRE(task != nullptr);
        REQUIRE(task->task);
        CHECK(task->task->visit == QLatin1String(row.visit));
        story.anchor(AnchorKind::Discharge, "2026-11-16 11:00");
        for (const PlannedStep& planned : story.steps("2026-11-16")) {
            if (story.protocol->steps[planned.step].code == QLatin1String(row.visit) && planned.occurrence == 1) {
                CHECK(story.text(planned.window.until - std::chrono::microseconds(1)).left(10) == QLatin1String(row.latest));
            }
        }
        CHECK(story.told("no_appointment", "2026-11-16").section(u' ', 1, 1) == QLatin1String(row.task));
        CHECK(story.told("discharge_check", "2026-11-16") == QLatin1String("dropped settled"));
    }
}

TEST_CASE("an expected discharge that passes is to be confirmed, and nothing is asked of an appointment before", "[programmes]")
{
    MemberStory story("prado-surgery");
    CHECK(story.told("discharge_check", "2026-11-16") == QLatin1String("waiting"));
    story.anchor(AnchorKind::Discharge, "2026-11-16 11:00", false);
    CHECK(story.told("discharge_check", "2026-11-16").startsWith(QLatin1String("planned 2026-11-17 09:00")));
    CHECK(story.told("discharge_check", "2026-11-17 10:00").startsWith(QLatin1String("due 2026-11-17 09:00")));
    CHECK(story.told("no_appointment", "2026-11-20") == QLatin1String("waiting"));

    SECTION("moved, it is asked the day after the new one")
    {
        story.anchor(AnchorKind::Discharge, "2026-11-18 11:00", false);
        CHECK(story.told("discharge_check", "2026-11-17 10:00").startsWith(QLatin1String("planned 2026-11-19 09:00")));
    }
    SECTION("confirmed, it is gone, and the appointment is looked at from that day")
    {
        story.anchor(AnchorKind::Discharge, "2026-11-17 11:00", true);
        CHECK(story.told("discharge_check", "2026-11-18") == QLatin1String("dropped settled"));
        CHECK(story.told("no_appointment", "2026-11-18").startsWith(QLatin1String("planned 2026-11-20 09:00")));
    }
    SECTION("an exchange that confirms nothing brings it again the next day")
    {
        story.call("discharge_check", "2026-11-17 10:00", OutcomeCode::Fruitful);
        CHECK(story.told("discharge_check", "2026-11-17 11:00", 1) == QLatin1String("done 2026-11-17"));
        CHECK(story.told("discharge_check", "2026-11-17 11:00", 2).startsWith(QLatin1String("planned 2026-11-18")));
    }
    SECTION("nobody answers it endlessly: after three tries it waits a day")
    {
        for (const char* tried : {"2026-11-17 09:30", "2026-11-17 15:30", "2026-11-18 10:30"}) {
            story.call("discharge_check", tried, OutcomeCode::NoAnswer);
        }
        CHECK(story.told("discharge_check", "2026-11-18 11:00", 1) == QLatin1String("dropped cap_reached"));
        CHECK(story.told("discharge_check", "2026-11-18 11:00", 2).startsWith(QLatin1String("planned 2026-11-19")));
    }
    SECTION("back in hospital, nothing is asked")
    {
        story.stopped(ExitCause::Readmission, "2026-11-16 18:00");
        CHECK(story.told("discharge_check", "2026-11-17 10:00") == QLatin1String("suspended readmission"));
    }
    SECTION("who leaves the pathway is not asked")
    {
        story.stopped(ExitCause::Withdrawal, "2026-11-16 18:00");
        CHECK(story.told("discharge_check", "2026-11-17 10:00").startsWith(QLatin1String("dropped")));
    }
}

TEST_CASE("without an appointment is whoever has none that stands", "[programmes]")
{
    MemberStory story("prado-surgery");
    story.anchor(AnchorKind::Discharge, "2026-11-16 11:00");
    const QString open = QStringLiteral("due 2026-11-19 09:00");
    REQUIRE(story.told("no_appointment", "2026-11-19 10:00").startsWith(open));

    SECTION("a first appointment, whoever gives it")
    {
        story.anchor(AnchorKind::FirstAppointment, "2026-11-20 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00") == QLatin1String("dropped settled"));
    }
    SECTION("booked for that visit, then missed: to be booked again; then booked again")
    {
        story.noted("nurse", StepNoted::What::Booked, "2026-11-17 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00") == QLatin1String("dropped settled"));
        story.noted("nurse", StepNoted::What::Missed, "2026-11-17 12:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00").startsWith(open));
        story.noted("nurse", StepNoted::What::Booked, "2026-11-20 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00") == QLatin1String("dropped settled"));
    }
    SECTION("one that was cancelled after it was said as the first appointment")
    {
        story.anchor(AnchorKind::FirstAppointment, "2026-11-17 10:00");
        story.noted("nurse", StepNoted::What::Cancelled, "2026-11-17 18:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00").startsWith(open));
    }
    SECTION("an appointment of another visit is not the first one")
    {
        story.noted("physiotherapist", StepNoted::What::Booked, "2026-11-20 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00").startsWith(open));
    }
    SECTION("the visit was honoured, or is not wanted")
    {
        story.noted("nurse", StepNoted::What::Honoured, "2026-11-18 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00") == QLatin1String("dropped settled"));
    }
    SECTION("an adviser said that the visit is not needed")
    {
        story.noted("nurse", StepNoted::What::Dropped, "2026-11-18 10:00");
        CHECK(story.told("no_appointment", "2026-11-19 10:00") == QLatin1String("dropped settled"));
    }
}
