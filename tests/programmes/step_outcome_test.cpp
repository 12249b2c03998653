// What each outcome of a call does to the step that was called about: every row of the table of outcomes, and the promise's own rules.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

namespace {

/// In the phone cohort, first call due on Monday 2 November 2026.
MemberStory aMember()
{
    MemberStory member("sophia-diabetes");
    member.said("in_phone_cohort", true);
    member.anchor(AnchorKind::Enrolment, "2026-10-26");
    return member;
}

void promisedCall(MemberStory& member, const char* when, OutcomeCode outcome)
{
    member.call("first_call", when, outcome).promise = PromiseId();
}

} // namespace

TEST_CASE("each outcome of a call has its effect on the step", "[programmes]")
{
    struct Row {
        OutcomeCode outcome;
        const char* told;
    };
    const auto row = GENERATE(Row{OutcomeCode::Fruitful, "done 2026-11-02"},
        Row{OutcomeCode::InfoRequest, "planned 2026-11-09 09:00-11:00"}, // a week later, in the slot that worked
        Row{OutcomeCode::CallbackRequested, "planned 2026-11-03 11:00-13:00"},
        Row{OutcomeCode::DeclinesThisCall, "dropped declined"}, Row{OutcomeCode::NoAnswer, "planned 2026-11-03 13:00-14:00"},
        Row{OutcomeCode::AnsweringMachine, "planned 2026-11-03 13:00-14:00"},
        Row{OutcomeCode::Busy, "planned 2026-11-02 10:32-11:02"}, Row{OutcomeCode::ThirdParty, "planned 2026-11-03 13:00-14:00"},
        Row{OutcomeCode::CutOff, "planned 2026-11-02 10:17-10:47"}, Row{OutcomeCode::Unable, "planned 2026-11-03 11:00-13:00"},
        Row{OutcomeCode::WrongNumber, "dropped number_wrong"}, Row{OutcomeCode::NumberNotInService, "dropped number_wrong"},
        Row{OutcomeCode::InCare, "suspended 2026-12-02 09:00-11:00"},
        Row{OutcomeCode::NotEstablished, "planned 2026-11-02 10:17-19:00"}, Row{OutcomeCode::Refused, "dropped refusal"},
        Row{OutcomeCode::AlreadyMember, "dropped closed_by_outcome"}, Row{OutcomeCode::Enrolled, "dropped closed_by_outcome"},
        Row{OutcomeCode::DisputesEligibility, "dropped closed_by_outcome"});
    MemberStory member = aMember();
    member.call("first_call", "2026-11-02 10:00", row.outcome);
    CAPTURE(codeOf(row.outcome).toStdString());
    CHECK(member.told("first_call", "2026-11-02 10:03").toStdString() == row.told);
}

TEST_CASE("a wrong number gives way to the next one", "[programmes]")
{
    MemberStory member = aMember();
    member.member.numbers.push_back({QStringLiteral("+33261910002")});
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::WrongNumber);
    CHECK(member.told("first_call", "2026-11-02 10:00") == QStringLiteral("planned 2026-11-02 10:02-12:02"));
}

TEST_CASE("somebody in care is called again from the date that was given on", "[programmes]")
{
    MemberStory member = aMember();
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::InCare).until = QDate(2026, 11, 16);
    CHECK(member.told("first_call", "2026-11-10").startsWith(QStringLiteral("suspended 2026-11-16")));
    CHECK(member.told("first_call", "2026-11-16 18:00").startsWith(QStringLiteral("due 2026-11-16")));
}

TEST_CASE("engaged tones and what ends them the same day are one try", "[programmes]")
{
    MemberStory member = aMember();
    const auto attempts = [&](const char* now) {
        for (const PlannedStep& one : member.steps(now)) {
            if (member.protocol->steps[one.step].code == u"first_call") {
                return one.attempts;
            }
        }
        return -1;
    };
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::Busy);
    member.call("first_call", "2026-11-02 10:32", OutcomeCode::NoAnswer);
    CHECK(attempts("2026-11-02 11:00") == 1);
    member.call("first_call", "2026-11-03 14:00", OutcomeCode::NoAnswer);
    CHECK(attempts("2026-11-03 15:00") == 2);
    CHECK(member.told("first_call", "2026-11-03 15:00").startsWith(QStringLiteral("planned")));
    for (const char* when : {"2026-11-04 10:00", "2026-11-04 10:40", "2026-11-04 11:20"}) {
        member.call("first_call", when, OutcomeCode::Busy); // three are a whole series
    }
    CHECK(attempts("2026-11-04 12:00") == 3);
    CHECK(member.told("first_call", "2026-11-05") == QStringLiteral("dropped cap_reached"));
}

TEST_CASE("a busy series is one try, also the last one", "[programmes]")
{
    MemberStory member = aMember();
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::NoAnswer);
    member.call("first_call", "2026-11-03 14:10", OutcomeCode::NoAnswer);
    member.call("first_call", "2026-11-04 10:00", OutcomeCode::Busy);
    CHECK(member.told("first_call", "2026-11-04 10:05") == QStringLiteral("planned 2026-11-04 10:32-11:02"));
    member.call("first_call", "2026-11-04 10:32", OutcomeCode::Busy);
    CHECK(member.told("first_call", "2026-11-04 10:40") == QStringLiteral("planned 2026-11-04 11:04-11:34"));
    member.call("first_call", "2026-11-04 11:04", OutcomeCode::Busy);
    CHECK(member.told("first_call", "2026-11-04 11:10") == QStringLiteral("dropped cap_reached"));
}

TEST_CASE("a promise that is missed after the last try is tried twice more that day", "[programmes]")
{
    MemberStory member = aMember();
    for (const char* when : {"2026-11-02 10:00", "2026-11-03 14:10", "2026-11-04 10:00"}) {
        member.call("first_call", when, OutcomeCode::NoAnswer);
    }
    CHECK(member.told("first_call", "2026-11-05") == QStringLiteral("dropped cap_reached"));
    member.asked("first_call", "2026-11-06 14:00", "2026-11-06 14:30");
    CHECK(member.told("first_call", "2026-11-05") == QStringLiteral("planned 2026-11-06 14:00-14:30"));
    promisedCall(member, "2026-11-06 14:00", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-06 14:05") == QStringLiteral("planned 2026-11-06 15:02-16:02"));
    promisedCall(member, "2026-11-06 15:02", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-06 15:10") == QStringLiteral("planned 2026-11-06 16:04-17:04"));
    promisedCall(member, "2026-11-06 16:04", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-06 16:10") == QStringLiteral("dropped cap_reached"));
}

TEST_CASE("a promise that is missed leaves the last try to the step", "[programmes]")
{
    MemberStory member = aMember();
    member.call("first_call", "2026-11-02 10:00", OutcomeCode::NoAnswer);
    member.call("first_call", "2026-11-03 14:10", OutcomeCode::NoAnswer);
    member.asked("first_call", "2026-11-06 14:00", "2026-11-06 14:30");
    for (const char* when : {"2026-11-06 14:00", "2026-11-06 15:02", "2026-11-06 16:04"}) {
        promisedCall(member, when, OutcomeCode::NoAnswer);
    }
    CHECK(member.told("first_call", "2026-11-06 17:00").startsWith(QStringLiteral("planned 2026-11-")));
    member.call("first_call", "2026-11-10 10:00", OutcomeCode::NoAnswer);
    CHECK(member.told("first_call", "2026-11-10 11:00") == QStringLiteral("dropped cap_reached"));
}

TEST_CASE("a promise that is kept is over", "[programmes]")
{
    MemberStory member = aMember();
    member.asked("first_call", "2026-11-06 14:00", "2026-11-06 14:30");
    promisedCall(member, "2026-11-06 14:00", OutcomeCode::Fruitful);
    CHECK(member.told("first_call", "2026-11-06 15:00") == QStringLiteral("done 2026-11-06"));
}

TEST_CASE("an adviser who goes on after a child's death waits while the mother is in hospital", "[programmes]")
{
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, "2026-11-18");
    mother.stopped(ExitCause::ChildLost, "2026-11-19");
    mother.stopped(ExitCause::Readmission, "2026-11-20");
    CHECK(mother.told("review", "2026-11-21") == QStringLiteral("suspended readmission"));
    CHECK(mother.told("confirm_sms", "2026-11-21") == QStringLiteral("dropped child_lost"));
    mother.stopped(ExitCause::Readmission, "2026-11-25", true);
    CHECK(mother.told("review", "2026-11-26").startsWith(QStringLiteral("planned 2026-12-18")));
}

TEST_CASE("a mother who has not answered the message is called, one who has confirmed is not", "[programmes]")
{
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, "2026-11-16");
    CHECK(mother.told("confirm_call", "2026-11-17") == QStringLiteral("planned 2026-11-19 09:00-19:00"));
    mother.said("appointment_confirmed", true);
    CHECK(mother.told("confirm_call", "2026-11-17") == QStringLiteral("dropped not_concerned"));
}
