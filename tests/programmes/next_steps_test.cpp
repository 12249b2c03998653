// Rows of the programmes' tables and of the rules of follow-up, on the calendar of real people: who is due when, and what moves it.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::MemberStory;

namespace {

bool hasReason(const std::vector<PlannedStep>& steps, std::size_t step, StepReason::Code code)
{
    return std::any_of(steps.begin(), steps.end(), [&](const PlannedStep& one) {
        return one.step == step
            && std::any_of(one.reasons.begin(), one.reasons.end(), [&](const StepReason& reason) { return reason.code == code; });
    });
}

} // namespace

TEST_CASE("a hospital adviser's call falls on an open day inside its window", "[programmes]")
{
    MemberStory copd("prado-copd");
    SECTION("the day after, when it is open")
    {
        copd.anchor(AnchorKind::Discharge, "2026-11-18");
        CHECK(copd.told("call_d1", "2026-11-18") == QStringLiteral("planned 2026-11-19 09:00-19:00"));
        CHECK(copd.told("call_d1", "2026-11-19 10:00") == QStringLiteral("due 2026-11-19 09:00-19:00"));
        CHECK(copd.told("call_d1", "2026-11-21 10:00") == QStringLiteral("late 2026-11-19 09:00-19:00"));
    }
    SECTION("a Saturday's discharge leaves Sunday and moves to Monday, the last day allowed")
    {
        copd.anchor(AnchorKind::Discharge, "2026-11-21");
        CHECK(copd.told("call_d1", "2026-11-21") == QStringLiteral("planned 2026-11-23 09:00-19:00"));
        CHECK(hasReason(copd.steps("2026-11-21"), *copd.protocol->stepIndex(u"call_d1"), StepReason::Code::ClosedThen));
    }
    SECTION("before two closed days it cannot move later, and nothing is open earlier: after them, said so")
    {
        copd.anchor(AnchorKind::Discharge, "2027-03-27"); // Saturday before Easter: Sunday and Monday are closed
        CHECK(copd.told("call_d1", "2027-03-27") == QStringLiteral("planned 2027-03-30 09:00-19:00"));
        CHECK(hasReason(copd.steps("2027-03-27"), *copd.protocol->stepIndex(u"call_d1"), StepReason::Code::NoOpening));
    }
}

TEST_CASE("a call that cannot move later inside its window moves earlier", "[programmes]")
{
    MemberStory heart("prado-heart-failure");
    heart.anchor(AnchorKind::Discharge, "2026-11-02"); // + 6 months: Sunday 2 May 2027, the last day of its window
    CHECK(heart.told("final_review", "2026-11-02") == QStringLiteral("planned 2027-04-30 09:00-19:00")); // 1 May is a holiday
    CHECK(hasReason(heart.steps("2026-11-02"), *heart.protocol->stepIndex(u"final_review"), StepReason::Code::MovedEarlier));
}

TEST_CASE("holidays are those of the person's territory", "[programmes]")
{
    MemberStory strasbourg("prado-copd", "alsace-moselle");
    strasbourg.anchor(AnchorKind::Discharge, "2027-03-25"); // the day after is Good Friday
    CHECK(strasbourg.told("call_d1", "2027-03-25") == QStringLiteral("planned 2027-03-27 09:00-13:00"));
    MemberStory lyon("prado-copd");
    lyon.anchor(AnchorKind::Discharge, "2027-03-25");
    CHECK(lyon.told("call_d1", "2027-03-25") == QStringLiteral("planned 2027-03-26 09:00-19:00"));
    MemberStory reunion("prado-copd", "974");
    reunion.anchor(AnchorKind::Discharge, "2027-12-18"); // Saturday; Monday 20 December is the abolition's day there
    CHECK(
        reunion.told("call_d1", "2027-12-18") == QStringLiteral("planned 2027-12-21 12:00-19:00")); // Albi opens at 9, noon there
}

TEST_CASE("a professional's visit is recorded, never moved", "[programmes]")
{
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, "2026-12-24");
    CHECK(mother.told("midwife_1", "2026-12-24") == QStringLiteral("due 2026-12-24 00:00-00:00")); // Christmas or not
    mother.noted("midwife_1", StepNoted::What::Booked, "2026-12-26 10:30");
    CHECK(mother.told("midwife_1", "2026-12-24") == QStringLiteral("planned 2026-12-26 10:30-11:30"));
    mother.noted("midwife_1", StepNoted::What::Missed, "2026-12-26 10:30");
    CHECK(mother.told("midwife_1", "2026-12-27") == QStringLiteral("due 2026-12-24 00:00-00:00"));
    mother.noted("midwife_1", StepNoted::What::Honoured, "2026-12-28 09:00");
    CHECK(mother.told("midwife_1", "2026-12-29") == QStringLiteral("done 2026-12-28"));
    CHECK(mother.told("midwife_2", "2026-12-29").startsWith(QStringLiteral("due 2026-12-29")));
}

TEST_CASE("an early discharge counts the midwife's visit in hours", "[programmes]")
{
    MemberStory mother("prado-maternity-early");
    mother.anchor(AnchorKind::Discharge, "2027-03-27 18:00"); // the clock goes forward in that night
    CHECK(mother.told("midwife_1", "2027-03-27 19:00") == QStringLiteral("due 2027-03-27 18:00-19:00"));
}

TEST_CASE("an anchor that changes recomputes, and a call after the first appointment follows it", "[programmes]")
{
    MemberStory hip("prado-surgery");
    CHECK(hip.told("review", "2026-11-01") == QStringLiteral("waiting"));
    hip.anchor(AnchorKind::Discharge, "2026-11-03", false);
    CHECK(hip.told("review", "2026-11-01") == QStringLiteral("planned 2026-11-18 09:00-19:00"));
    CHECK(hasReason(hip.steps("2026-11-01"), *hip.protocol->stepIndex(u"review"), StepReason::Code::Provisional));
    hip.anchor(AnchorKind::Discharge, "2026-11-05");
    CHECK(hip.told("review", "2026-11-06") == QStringLiteral("planned 2026-11-20 09:00-19:00"));
    CHECK(hip.told("r1_call", "2026-11-06") == QStringLiteral("waiting"));
    hip.anchor(AnchorKind::FirstAppointment, "2026-11-09 15:00");
    CHECK(hip.told("r1_call", "2026-11-06") == QStringLiteral("planned 2026-11-10 09:00-19:00"));
    hip.anchor(AnchorKind::FirstAppointment, "2026-11-12 15:00");
    CHECK(hip.told("r1_call", "2026-11-06") == QStringLiteral("planned 2026-11-13 09:00-19:00"));
}

TEST_CASE("heart failure follows the class that the hospital gave", "[programmes]")
{
    MemberStory heart("prado-heart-failure");
    heart.anchor(AnchorKind::Discharge, "2026-11-04");
    CHECK(heart.told("nurse_long", "2026-11-05") == QStringLiteral("waiting")); // nobody has said the class
    heart.said("nyha", QStringLiteral("2"));
    CHECK(heart.told("nurse_long", "2026-11-05") == QStringLiteral("dropped not_concerned"));
    heart.said("nyha", QStringLiteral("4"));
    const auto steps = heart.steps("2026-11-05");
    const auto count = [&](const char* code) {
        return std::count_if(steps.begin(), steps.end(), [&](const PlannedStep& one) {
            return heart.protocol->steps[one.step].actor == StepActor::HomeNurse
                && heart.protocol->steps[one.step].code == QLatin1String(code);
        });
    };
    CHECK(count("nurse") + count("nurse_long") == 15); // sessions at most
    CHECK(heart.told("nurse", "2026-11-05", 8) == QStringLiteral("planned 2026-12-23 00:00-00:00"));
}

TEST_CASE("six months after discharge the pathway is over", "[programmes]")
{
    MemberStory coaching("sophia-physician-coaching");
    coaching.anchor(AnchorKind::PhysicianRequest, "2026-11-04");
    CHECK(coaching.told("monthly_call", "2026-11-04", 6)
        == QStringLiteral("planned 2027-04-12 09:00-19:00")); // Easter week moves it on
    coaching.anchor(AnchorKind::PhysicianRequest, "2026-11-05");
    CHECK(coaching.steps("2026-11-05").size() == 6);
}

TEST_CASE("what was not made in its time is not made good once the pathway is over", "[programmes]")
{
    MemberStory coaching("sophia-physician-coaching");
    coaching.anchor(AnchorKind::PhysicianRequest, "2026-01-05");
    CHECK(coaching.told("monthly_call", "2026-07-05 12:00", 1).startsWith(QStringLiteral("late"))); // its last day
    for (const PlannedStep& step : coaching.steps("2026-07-06")) {
        CHECK(step.state == StepState::Dropped);
        CHECK(step.why == QLatin1String("pathway_over"));
    }
    coaching.call("monthly_call", "2026-02-10 10:00", OutcomeCode::Fruitful);
    CHECK(coaching.told("monthly_call", "2026-07-06", 1).startsWith(QStringLiteral("done"))); // what was done stays done

    MemberStory heart("prado-heart-failure"); // six months, then Sophia
    heart.anchor(AnchorKind::Discharge, "2026-05-20");
    for (const PlannedStep& step : heart.steps("2026-11-21")) {
        CHECK((step.state == StepState::Dropped || step.state == StepState::Done));
    }
}

TEST_CASE("tries are counted, and a promise takes none of them", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-24");
    CHECK(member.told("first_call", "2026-10-24") == QStringLiteral("planned 2026-10-31 09:00-13:00"));
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-02 11:00") == QStringLiteral("planned 2026-11-03 13:00-14:00"));
    member.call("first_call", "2026-11-03 13:15", OutcomeCode::NoAnswer);
    member.asked("first_call", "2026-11-06 18:00", "2026-11-06 18:30");
    CHECK(member.told("first_call", "2026-11-05") == QStringLiteral("planned 2026-11-06 18:00-18:30"));
    FactId promise;
    member.call("first_call", "2026-11-06 18:00", OutcomeCode::NoAnswer).promise = promise;
    CHECK(member.told("first_call", "2026-11-06 19:00").startsWith(QStringLiteral("planned 2026-11-"))); // the third one is left
    member.call("first_call", "2026-11-10 09:30", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-11") == QStringLiteral("dropped cap_reached"));
}

TEST_CASE("who enters the phone cohort after years is called from then on, and is not late that day", "[programmes]")
{
    const auto entered = [](MemberStory& member, const char* when, bool in) {
        MemberFact fact;
        fact.occurredAt = member.at(when);
        fact.body = AttributeSaid{QStringLiteral("in_phone_cohort"), in};
        member.member.facts.push_back(fact);
    };
    MemberStory member("sophia-diabetes");
    member.anchor(AnchorKind::Enrolment, "2024-03-04");
    CHECK(member.told("first_call", "2026-11-03") == QStringLiteral("waiting"));
    entered(member, "2026-11-02 02:00", true);
    CHECK(member.told("first_call", "2026-11-03") == QStringLiteral("planned 2026-11-09 09:00-19:00"));
    entered(member, "2026-11-03 02:00", true); // said again: the same stay
    CHECK(member.told("first_call", "2026-11-04") == QStringLiteral("planned 2026-11-09 09:00-19:00"));
    entered(member, "2026-11-05 02:00", false);
    CHECK(member.told("first_call", "2026-11-06") == QStringLiteral("waiting"));
    entered(member, "2026-11-09 02:00", true);
    CHECK(member.told("first_call", "2026-11-10") == QStringLiteral("planned 2026-11-16 09:00-19:00"));

    MemberStory before("sophia-diabetes"); // in it before this way began
    entered(before, "2025-01-06 02:00", true);
    before.anchor(AnchorKind::Enrolment, "2026-10-24");
    CHECK(before.told("first_call", "2026-10-24") == QStringLiteral("planned 2026-10-31 09:00-13:00"));
}

TEST_CASE("a call that was had brings the next one, counted from it", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-01");
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::Fruitful);
    CHECK(member.told("coaching_call", "2026-11-03")
        == QStringLiteral("planned 2027-01-02 09:00-13:00")); // Saturday; 1 January is closed anyway
    CHECK(member.told("coaching_call", "2026-11-03", 2).isEmpty());
    member.call("coaching_call", "2027-01-05 10:00", OutcomeCode::DeclinesThisCall);
    CHECK(member.told("coaching_call", "2027-01-06") == QStringLiteral("dropped declined"));
    CHECK(member.told("coaching_call", "2027-01-06", 2).startsWith(QStringLiteral("planned 2027-03-")));
}

TEST_CASE("what was done stays done, whoever is concerned now", "[programmes]")
{
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, "2026-11-16");
    mother.call("confirm_call", "2026-11-19 10:00", OutcomeCode::Fruitful);
    mother.said("appointment_confirmed", true);
    CHECK(mother.told("confirm_call", "2026-11-20") == QStringLiteral("done 2026-11-19"));

    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-01");
    member.call("first_call", "2026-10-12 10:00", OutcomeCode::Fruitful);
    member.call("coaching_call", "2026-12-14 10:00", OutcomeCode::Fruitful);
    MemberFact left;
    left.occurredAt = member.at("2027-01-04 02:00");
    left.body = AttributeSaid{QStringLiteral("in_phone_cohort"), false};
    member.member.facts.push_back(left);
    CHECK(member.told("first_call", "2027-01-05") == QStringLiteral("done 2026-10-12"));
    CHECK(member.told("coaching_call", "2027-01-05") == QStringLiteral("done 2026-12-14"));
    CHECK(member.told("coaching_call", "2027-01-05", 2) == QStringLiteral("dropped not_concerned"));
}

TEST_CASE("a month that was over when the call of the one before was made is not called again", "[programmes]")
{
    MemberStory coaching("sophia-physician-coaching");
    coaching.anchor(AnchorKind::PhysicianRequest, "2026-06-01");
    coaching.call("monthly_call", "2026-09-15 10:00", OutcomeCode::Fruitful);
    CHECK(coaching.told("monthly_call", "2026-09-16", 2) == QStringLiteral("dropped overtaken"));
    CHECK(coaching.told("monthly_call", "2026-09-16", 6).startsWith(QStringLiteral("planned 2026-1")));
}

TEST_CASE("nothing of ours follows a stop, and a death said by mistake is taken back", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-11-08");
    const auto cause = GENERATE(ExitCause::Withdrawal, ExitCause::Objection, ExitCause::Deceased, ExitCause::Refusal);
    member.stopped(cause, "2026-11-10");
    const auto stopped = member.steps("2026-11-11");
    CHECK(std::all_of(stopped.begin(), stopped.end(), [](const PlannedStep& one) { return one.state == StepState::Dropped; }));
    CHECK(member.told("first_call", "2026-11-11") == QStringLiteral("dropped ") + codeOf(cause));
    member.stopped(cause, "2026-11-12", true);
    CHECK(member.told("first_call", "2026-11-13").startsWith(QStringLiteral("planned")));
}

TEST_CASE("after a baby's death every message stops and only the adviser goes on", "[programmes]")
{
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, "2026-11-18");
    mother.said("appointment_confirmed", false);
    mother.stopped(ExitCause::ChildLost, "2026-11-19");
    CHECK(mother.told("confirm_sms", "2026-11-19") == QStringLiteral("dropped child_lost"));
    CHECK(mother.told("midwife_1", "2026-11-19") == QStringLiteral("dropped child_lost"));
    CHECK(mother.told("review", "2026-11-19").startsWith(QStringLiteral("planned 2026-12-18")));
}

TEST_CASE("a readmission suspends, and the plan comes back with the person", "[programmes]")
{
    MemberStory heart("prado-heart-failure");
    heart.anchor(AnchorKind::Discharge, "2026-11-04");
    heart.stopped(ExitCause::Readmission, "2026-11-10");
    CHECK(heart.told("call_1", "2026-11-11") == QStringLiteral("suspended readmission"));
    heart.stopped(ExitCause::Readmission, "2026-11-20", true);
    heart.anchor(AnchorKind::Discharge, "2026-11-20");
    CHECK(heart.told("call_1", "2026-11-21").startsWith(QStringLiteral("planned 2026-11-28")));
}

TEST_CASE("the day on which one looks moves no date", "[programmes]")
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-01");
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::NoAnswer);
    auto early = member.steps("2026-10-02");
    auto later = member.steps("2031-10-02");
    REQUIRE(early.size() == later.size());
    for (std::size_t i = 0; i < early.size(); ++i) {
        CHECK(early[i].due == later[i].due);
        CHECK(early[i].window == later[i].window);
    }
}
