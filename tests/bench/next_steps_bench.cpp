// Planning the members of a service: each with ten facts, on the pathway that asks most of the engine.
#include "tests/bench/bench_report.h"
#include "tests/support/member_story.h"

#include <chrono>
#include <ctime>

using namespace relais;
using relais::test::MemberStory;

namespace {

constexpr int members = 1000000;

/// A thousand different ones, told before the clock runs.
std::vector<MemberFacts> someMembers()
{
    std::vector<MemberFacts> some;
    for (int i = 0; i < 1000; ++i) {
        MemberStory story("sophia-diabetes", i % 5 == 0 ? "974" : "metropole");
        story.said("in_phone_cohort", true);
        story.said("exam_dental", QDate(2024 + i % 3, 1 + i % 12, 5));
        const Instant joined = story.at("2026-01-05") + std::chrono::days(i % 200);
        const auto day = [&](int after, const char* time) {
            return (story.text(joined + std::chrono::days(after)).left(10) + u' ' + QString::fromLatin1(time)).toLatin1();
        };
        story.anchor(AnchorKind::Enrolment, day(0, "12:00").constData());
        story.noted("welcome_letter", StepNoted::What::Sent, day(1, "12:00").constData());
        story.noted("personal_questionnaire", StepNoted::What::Sent, day(7, "12:00").constData());
        story.noted("medical_questionnaire", StepNoted::What::Sent, day(7, "12:00").constData());
        story.call(
            "first_call", day(31, "10:00").constData(), i % 2 == 0 ? OutcomeCode::NoAnswer : OutcomeCode::AnsweringMachine);
        story.call("first_call", day(33, "14:10").constData(), OutcomeCode::Fruitful);
        story.call("coaching_call", day(95, "09:40").constData(), OutcomeCode::Fruitful);
        story.call("coaching_call", day(160, "11:20").constData(), i % 3 == 0 ? OutcomeCode::NoAnswer : OutcomeCode::Fruitful, 2);
        some.push_back(story.member);
    }
    return some;
}

} // namespace

int main()
{
    const MemberStory story("sophia-diabetes");
    const auto some = someMembers();
    const Instant now = story.at("2026-11-22");
    std::size_t steps = 0;
    const std::clock_t begin = std::clock();
    for (int i = 0; i < members; ++i) {
        steps += nextSteps(
            *story.protocol, MemberStory::outcomes(), MemberStory::calendar(), some[static_cast<std::size_t>(i % 1000)], now)
                     .size();
    }
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const double rate = members / seconds;
    bench::print({.what = QStringLiteral("schedule of a member, 10 facts"),
        .size = members,
        .figure = rate,
        .unit = QStringLiteral("members/s of processor time"),
        .goal = QStringLiteral("≥ 200000 on one core"),
        .held = rate >= 200000,
        .note = QStringLiteral("%1 steps a member").arg(static_cast<double>(steps) / members)});
    return 0;
}
