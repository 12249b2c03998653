// Who is referred elsewhere: to a specialised centre, to therapeutic education, to coaching online. Source: domain reference §3.
#include "core/outbox/fact_permission.h"
#include "core/programmes/pathway_end.h"
#include "core/programmes/pathway_sight.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace relais;
using relais::test::MemberStory;

namespace {

constexpr std::array pathways{"cesoa", "therapeutic-education", "online-coaching"};

MemberStory referred(const char* pathway)
{
    MemberStory story(pathway);
    story.anchor(AnchorKind::Enrolment, "2026-10-05");
    return story;
}

} // namespace

TEST_CASE("who is referred to a specialised centre waits for its answer, and her physician hears of it", "[programmes]")
{
    MemberStory story = referred("cesoa");
    CHECK(story.told("appointment", "2026-10-06") == QStringLiteral("waiting"));
    CHECK(story.told("not_admitted", "2026-10-06") == QStringLiteral("waiting"));
    SECTION("admitted")
    {
        story.said("admitted", true);
        CHECK(story.told("appointment", "2026-10-06").startsWith(QStringLiteral("due")));
        CHECK(story.told("not_admitted", "2026-10-06") == QStringLiteral("dropped not_concerned"));
        story.noted("appointment", StepNoted::What::Booked, "2026-11-03 10:00");
        CHECK(story.told("appointment", "2026-10-06").contains(QStringLiteral("2026-11-03 10:00")));
        CHECK(story.told("feedback", "2026-10-06") == QStringLiteral("waiting"));
        story.noted("appointment", StepNoted::What::Honoured, "2026-11-03 10:00");
        CHECK(story.told("feedback", "2026-11-04").startsWith(QStringLiteral("planned 2026-11-10")));
    }
    SECTION("not admitted")
    {
        story.said("admitted", false);
        CHECK(story.told("appointment", "2026-10-06") == QStringLiteral("dropped not_concerned"));
        CHECK(story.told("not_admitted", "2026-10-06").startsWith(QStringLiteral("planned 2026-10-19")));
    }
}

TEST_CASE("therapeutic education is an assessment, an evaluation and a word to the physician", "[programmes]")
{
    MemberStory story = referred("therapeutic-education");
    story.said("admitted", true);
    story.noted("assessment", StepNoted::What::Honoured, "2026-10-30 10:00");
    CHECK(story.told("evaluation", "2026-10-31").startsWith(QStringLiteral("planned 2026-11-30")));
    story.noted("evaluation", StepNoted::What::Honoured, "2027-02-02 10:00");
    CHECK(story.told("feedback", "2027-02-03").startsWith(QStringLiteral("planned 2027-02-09")));
}

TEST_CASE("who has not begun the coaching online is written to again, who has is asked how it goes", "[programmes]")
{
    MemberStory story = referred("online-coaching");
    CHECK(story.told("invitation", "2026-10-05").startsWith(QStringLiteral("planned 2026-10-06")));
    CHECK(story.told("reminder", "2026-10-05").startsWith(QStringLiteral("planned 2026-11-05")));
    CHECK(story.told("follow_up", "2026-10-05") == QStringLiteral("waiting"));
    story.said("admitted", true);
    CHECK(story.told("reminder", "2026-10-05") == QStringLiteral("dropped not_concerned"));
    CHECK(story.told("follow_up", "2026-10-05").startsWith(QStringLiteral("planned 2027-01-05")));
}

TEST_CASE("a referral makes nobody a member, calls nobody and ends in time", "[programmes]")
{
    for (const char* pathway : pathways) {
        INFO(pathway);
        const MemberStory story = referred(pathway);
        const Protocol& protocol = *story.protocol;
        CHECK_FALSE(protocol.membership);
        CHECK_FALSE(protocol.queue);
        CHECK(protocol.entryChannels == QStringList{QStringLiteral("referral"), QStringLiteral("phone")});
        CHECK(std::none_of(protocol.steps.begin(), protocol.steps.end(),
            [](const ProtocolStep& step) { return step.channel == StepChannel::Call; }));
        const StepLedger ledger(protocol, story.member);
        const auto over = [&](const char* when) {
            return isTimeOver(protocol, ledger, MemberStory::calendar(), story.member.territory, story.at(when));
        };
        CHECK_FALSE(over("2027-03-01"));
        CHECK(over("2027-10-07"));
    }
}

TEST_CASE("whoever sees health data sees who is referred, and a hospital adviser does not", "[programmes]")
{
    for (const char* pathway : pathways) {
        INFO(pathway);
        const QString code = QString::fromLatin1(pathway);
        CHECK(seesPathway(Role::NurseAdviser, MemberStory::book(), code));
        CHECK_FALSE(seesPathway(Role::HospitalAdviser, MemberStory::book(), code));
        CHECK_FALSE(seesPathway(Role::EnrolmentCaller, MemberStory::book(), code));
        CHECK(mayWrite(
            Role::NurseAdviser, PathwaySaid{code, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("referral"), false}}));
    }
}
