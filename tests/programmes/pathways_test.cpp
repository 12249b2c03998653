// The tables of the programmes, one a pathway: on the anchor's day, when each step may be done and when it is planned.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

namespace {

/// "first_call 2026-11-18..2027-01-03 planned 2026-12-03": window's first and last day, state and day, one line an occurrence.
std::string table(const MemberStory& story, const char* now, int mostTimes = 3)
{
    QStringList lines;
    for (const PlannedStep& one : story.steps(now)) {
        if (one.occurrence > mostTimes || story.protocol->steps[one.step].task) {
            continue; // tasks have a table of their own: hospital_tasks_test.cpp
        }
        QString line = story.protocol->steps[one.step].code;
        if (one.occurrence > 1) {
            line += u'#' + QString::number(one.occurrence);
        }
        if (one.window != Window{}) {
            line += u' ' + story.text(one.window.from).left(10) + QStringLiteral("..")
                + story.text(one.window.until - std::chrono::microseconds(1)).left(10);
        }
        line += u' ' + codeOf(one.state) + (one.why.isEmpty() ? QString() : u' ' + one.why);
        const bool ahead = one.state == StepState::Planned || one.state == StepState::Due || one.state == StepState::Late;
        if (ahead && story.protocol->steps[one.step].isOwn()) {
            line += u' ' + story.text(one.due.from).left(10);
        }
        lines.append(line);
    }
    return lines.join(u'\n').toStdString();
}

} // namespace

TEST_CASE("pathway table: a member with diabetes who is phoned", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    CHECK(table(member, "2026-10-05") == R"(welcome_letter 2026-10-05..2026-10-12 planned 2026-10-06
personal_questionnaire 2026-10-06..2026-10-26 planned 2026-10-12
medical_questionnaire 2026-10-06..2026-11-04 planned 2026-10-12
first_call 2026-10-07..2026-12-06 planned 2026-10-12
coaching_call waiting
care_gap_letter 2026-12-05..2027-02-05 planned 2027-01-05)");
}

TEST_CASE("pathway table: a member with diabetes who gets letters", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", false);
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    CHECK(table(member, "2026-10-05") == R"(welcome_letter 2026-10-05..2026-10-12 planned 2026-10-06
personal_questionnaire 2026-10-06..2026-10-26 planned 2026-10-12
medical_questionnaire 2026-10-06..2026-11-04 planned 2026-10-12
first_call waiting
coaching_call waiting
care_gap_letter 2026-12-05..2027-02-05 planned 2027-01-05)");
}

TEST_CASE("pathway table: asthma", "[programmes]")
{
    MemberStory member("sophia-asthma");
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_call", "2026-11-04 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-11-05") == R"(welcome_letter 2026-10-05..2026-10-12 late 2026-10-06
first_call 2026-10-20..2026-12-04 done
coaching_call 2027-01-03..2027-03-04 planned 2027-02-02)");
}

TEST_CASE("pathway table: heart failure after Prado", "[programmes]")
{
    MemberStory member("sophia-heart-failure");
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_call", "2026-10-20 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-10-21") == R"(first_call 2026-10-12..2026-11-04 done
coaching_call 2026-11-09..2026-12-04 planned 2026-11-19)");
}

TEST_CASE("pathway table: coaching that the treating physician asked for: a call a month for six months", "[programmes]")
{
    MemberStory member("sophia-physician-coaching");
    member.anchor(AnchorKind::PhysicianRequest, "2026-10-05");
    CHECK(table(member, "2026-10-05", 6) == R"(monthly_call 2026-10-06..2026-10-26 planned 2026-10-12
monthly_call#2 2026-11-06..2026-11-26 planned 2026-11-12
monthly_call#3 2026-12-06..2026-12-26 planned 2026-12-12
monthly_call#4 2027-01-06..2027-01-26 planned 2027-01-12
monthly_call#5 2027-02-06..2027-02-26 planned 2027-02-12
monthly_call#6 2027-03-06..2027-03-26 planned 2027-03-12)");
}

TEST_CASE("pathway table: maternity", "[programmes]")
{
    MemberStory member("prado-maternity");
    member.anchor(AnchorKind::Discharge, "2026-11-16 18:00");
    member.noted("midwife_1", StepNoted::What::Honoured, "2026-11-17 10:00");
    CHECK(table(member, "2026-11-17 11:00") == R"(midwife_1 2026-11-16..2026-11-24 done
midwife_2 2026-11-18..2026-11-27 planned
confirm_sms 2026-11-17..2026-11-18 due 2026-11-17
confirm_call 2026-11-18..2026-11-21 planned 2026-11-19
review 2026-12-07..2026-12-31 planned 2026-12-16)");
}

TEST_CASE("pathway table: maternity, discharged early: the midwife within 24 hours", "[programmes]")
{
    MemberStory member("prado-maternity-early");
    member.anchor(AnchorKind::Discharge, "2026-11-16 18:00");
    member.noted("midwife_1", StepNoted::What::Honoured, "2026-11-17 10:00");
    CHECK(table(member, "2026-11-17 11:00") == R"(midwife_1 2026-11-16..2026-11-17 done
midwife_2 2026-11-18..2026-11-24 planned
confirm_sms 2026-11-17..2026-11-18 due 2026-11-17
confirm_call 2026-11-18..2026-11-21 planned 2026-11-19
review 2026-12-07..2026-12-31 planned 2026-12-16)");
}

TEST_CASE("pathway table: surgery: the day after the first appointment, and fifteen days after discharge", "[programmes]")
{
    MemberStory member("prado-surgery");
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    member.anchor(AnchorKind::FirstAppointment, "2026-11-18 15:00");
    CHECK(table(member, "2026-11-16") == R"(nurse 2026-11-16..2026-11-18 due
physiotherapist 2026-11-16..2026-11-23 due
r1_call 2026-11-19..2026-11-21 planned 2026-11-19
review 2026-11-28..2026-12-07 planned 2026-12-01)");
}

TEST_CASE("pathway table: heart failure, class III: fifteen sessions at most", "[programmes]")
{
    MemberStory member("prado-heart-failure");
    member.said("nyha", QStringLiteral("3"));
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(table(member, "2026-11-16", 8) == R"(nurse 2026-11-16..2026-11-23 due
nurse#2 2026-11-23..2026-11-30 planned
nurse#3 2026-11-30..2026-12-07 planned
nurse#4 2026-12-07..2026-12-14 planned
nurse#5 2026-12-14..2026-12-21 planned
nurse#6 2026-12-21..2026-12-28 planned
nurse#7 2026-12-28..2027-01-04 planned
nurse#8 2027-01-04..2027-01-11 planned
nurse_long 2027-01-18..2027-02-01 planned
nurse_long#2 2027-02-01..2027-02-15 planned
nurse_long#3 2027-02-15..2027-03-01 planned
nurse_long#4 2027-03-01..2027-03-15 planned
nurse_long#5 2027-03-15..2027-03-29 planned
nurse_long#6 2027-03-29..2027-04-12 planned
nurse_long#7 2027-04-12..2027-04-26 planned
gp_1 2026-11-16..2026-11-23 due
gp_2 2026-12-31..2027-01-30 planned
cardiologist 2026-11-16..2027-01-16 due
call_1 2026-11-23..2026-11-28 planned 2026-11-24
final_review 2027-04-16..2027-05-16 planned 2027-05-15)");
}

TEST_CASE("pathway table: chronic obstructive lung disease", "[programmes]")
{
    MemberStory member("prado-copd");
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(table(member, "2026-11-16", 8) == R"(call_d1 2026-11-17..2026-11-18 planned 2026-11-17
gp_1 2026-11-16..2026-11-24 due
gp_2 2026-12-31..2027-01-30 planned
chest_physician 2026-12-16..2027-01-16 planned
nurse 2026-11-16..2026-11-23 due
nurse#2 2026-11-23..2026-11-30 planned
nurse#3 2026-11-30..2026-12-07 planned
nurse#4 2026-12-07..2026-12-14 planned
nurse#5 2026-12-14..2026-12-21 planned
nurse#6 2026-12-21..2026-12-28 planned
nurse#7 2026-12-28..2027-01-04 planned
nurse#8 2027-01-04..2027-01-11 planned
light_call 2027-02-04..2027-02-24 planned 2027-02-16
light_call#2 2027-03-06..2027-03-26 planned 2027-03-16
light_call#3 2027-04-06..2027-04-26 planned 2027-04-16
final_review 2027-04-30..2027-05-30 planned 2027-05-18)");
}

TEST_CASE("pathway table: stroke, light route", "[programmes]")
{
    MemberStory member("prado-stroke");
    member.said("stroke_route", QStringLiteral("light"));
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(table(member, "2026-11-16") == R"(gp_1 2026-11-16..2026-11-23 due
nurse 2026-11-16..2026-11-30 due
speech_therapist dropped not_concerned
physiotherapist dropped not_concerned
cardiologist 2026-11-16..2027-02-16 due
call_1 2026-11-23..2026-11-28 planned 2026-11-24)");
}

TEST_CASE("pathway table: stroke, severe route", "[programmes]")
{
    MemberStory member("prado-stroke");
    member.said("stroke_route", QStringLiteral("severe"));
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(table(member, "2026-11-16") == R"(gp_1 2026-11-16..2026-11-23 due
nurse 2026-11-16..2026-11-30 due
speech_therapist 2026-11-16..2026-12-16 due
physiotherapist 2026-11-16..2026-12-16 due
cardiologist 2026-11-16..2027-02-16 due
call_1 2026-11-23..2026-11-28 planned 2026-11-24)");
}

TEST_CASE("pathway table: elderly", "[programmes]")
{
    MemberStory member("prado-elderly");
    member.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(table(member, "2026-11-16") == R"(social_evaluation 2026-11-16..2026-12-01 due
gp_1 2026-11-16..2026-12-01 due
nurse 2026-11-16..2026-11-23 due
call_1 2026-11-23..2026-11-30 planned 2026-11-24)");
}

TEST_CASE("pathway table: Déclic, without a call", "[programmes]")
{
    MemberStory member("vivoptim-declic");
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    CHECK(table(member, "2026-10-05", 6) == R"(welcome_email 2026-10-05..2026-10-10 planned 2026-10-06
online_coaching 2026-10-30..2026-11-19 planned 2026-11-05
online_coaching#2 2026-11-30..2026-12-20 planned 2026-12-05
online_coaching#3 2026-12-30..2027-01-19 planned 2027-01-05
online_coaching#4 2027-01-30..2027-02-19 planned 2027-02-05
online_coaching#5 2027-03-02..2027-03-22 planned 2027-03-05
online_coaching#6 2027-03-30..2027-04-19 planned 2027-04-05)");
}

TEST_CASE("pathway table: Impulsion, version 2015-01", "[programmes]")
{
    MemberStory member("vivoptim-impulsion");
    member.protocol = MemberStory::book().version(u"vivoptim-impulsion", u"2015-01");
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_interview", "2026-10-20 10:00", OutcomeCode::Fruitful);
    member.call("second_call", "2026-12-21 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-12-22") == R"(second_questionnaire 2026-10-05..2026-10-19 late 2026-10-06
first_interview 2026-10-10..2026-11-04 done
second_call 2026-12-04..2027-01-20 done
third_call 2027-02-21..2027-04-21 planned 2027-03-22)");
}

TEST_CASE("pathway table: Impulsion, version 2018-01", "[programmes]")
{
    MemberStory member("vivoptim-impulsion");
    member.protocol = MemberStory::book().version(u"vivoptim-impulsion", u"2018-01");
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_interview", "2026-10-20 10:00", OutcomeCode::Fruitful);
    member.call("second_call", "2026-12-21 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-12-22") == R"(second_questionnaire 2026-10-05..2026-10-19 late 2026-10-06
first_interview 2026-10-10..2026-11-04 done
second_call 2026-12-04..2027-01-20 done
third_call 2027-02-21..2027-04-21 planned 2027-03-22)");
}

TEST_CASE("pathway table: Envol, version 2015-01", "[programmes]")
{
    MemberStory member("vivoptim-envol");
    member.protocol = MemberStory::book().version(u"vivoptim-envol", u"2015-01");
    member.said("envol_plus", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_interview", "2026-10-20 10:00", OutcomeCode::Fruitful);
    member.call("coaching_call", "2026-12-21 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-12-22", 8) == R"(second_questionnaire 2026-10-05..2026-10-19 late 2026-10-06
first_interview 2026-10-10..2026-11-04 done
coaching_call 2026-12-04..2027-01-20 done
coaching_call#2 2027-02-20..2027-04-06 planned 2027-03-06)");
}

TEST_CASE("pathway table: Envol, version 2018-01", "[programmes]")
{
    MemberStory member("vivoptim-envol");
    member.protocol = MemberStory::book().version(u"vivoptim-envol", u"2018-01");
    member.said("envol_plus", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-05");
    member.call("first_interview", "2026-10-20 10:00", OutcomeCode::Fruitful);
    member.call("coaching_call", "2026-12-21 10:00", OutcomeCode::Fruitful);
    CHECK(table(member, "2026-12-22", 8) == R"(second_questionnaire 2026-10-05..2026-10-19 late 2026-10-06
device 2026-10-06..2026-10-26 late 2026-10-12
first_interview 2026-10-10..2026-11-04 done
coaching_call 2027-01-20..2027-04-20 done
coaching_call#2 2027-04-21..2027-07-21 planned 2027-05-21)");
}

TEST_CASE("Envol of 2015 has eight calls in eighteen months, of 2018 four at most", "[programmes]")
{
    const auto calls = [](const char* pathway, const char* version) {
        int count = 0;
        for (const ProtocolStep& step :
            MemberStory::book().version(QString::fromLatin1(pathway), QString::fromLatin1(version))->steps) {
            count += step.channel == StepChannel::Call ? step.times() : 0;
        }
        return count;
    };
    CHECK(calls("vivoptim-envol", "2015-01") == 8);
    CHECK(calls("vivoptim-envol", "2018-01") == 4);
    CHECK(calls("vivoptim-impulsion", "2015-01") == 3);
    CHECK(calls("vivoptim-impulsion", "2018-01") == 3);
    CHECK(calls("vivoptim-declic", "2026-11") == 0);
    CHECK(calls("sophia-physician-coaching", "2026-11") == 6);
}

TEST_CASE("a call the day after an event falls on the first open day of that territory", "[programmes]")
{
    struct Row {
        const char* territory;
        const char* discharge;
        const char* called;
    };
    const auto row = GENERATE(Row{"metropole", "2024-03-29", "2024-03-30 09:00"}, // Easter 2024: Monday is closed
        Row{"metropole", "2025-04-18", "2025-04-19 09:00"}, Row{"metropole", "2026-04-02", "2026-04-03 09:00"},
        Row{"alsace-moselle", "2026-04-02", "2026-04-04 09:00"}, // Good Friday
        Row{"alsace-moselle", "2025-12-24", "2025-12-27 09:00"}, // Christmas and the day after
        Row{"metropole", "2025-12-24", "2025-12-26 09:00"},      //
        Row{"976", "2026-04-26", "2026-04-28 10:00"},            // 27 April; Albi opens at 9, an hour later there
        Row{"972", "2026-05-21", "2026-05-26 09:00"},        // 22 May; Albi is closed by Saturday’s morning there, then Whitsun
        Row{"971", "2026-05-26", "2026-05-28 09:00"},        // 27 May
        Row{"973", "2026-06-09", "2026-06-11 09:00"},        // 10 June
        Row{"974", "2027-12-19", "2027-12-21 12:00"},        // 20 December
        Row{"metropole", "2026-03-28", "2026-03-30 09:00"},  // the clock goes forward that Sunday
        Row{"metropole", "2026-10-24", "2026-10-26 09:00"}); // and back that one
    MemberStory copd("prado-copd", row.territory);
    copd.anchor(AnchorKind::Discharge, row.discharge);
    CAPTURE(row.territory, row.discharge);
    CHECK(copd.told("call_d1", row.discharge).mid(8, 16).toStdString() == row.called);
}
