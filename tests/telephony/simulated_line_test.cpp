#include "core/telephony/simulated_line.h"
#include "tests/support/manual_timers.h"
#include "tests/telephony/line_listener.h"

#include <catch2/catch.hpp>

#include <map>

using namespace relais;
using namespace relais::test;
using namespace std::chrono_literals;

namespace {

struct Bench {
    explicit Bench(SimulationSettings settings = {}, std::uint64_t seed = 1)
        : random(seed), line(clock, timers, random, std::move(settings)), heard(line)
    {}
    TestClock clock;
    ManualTimers timers{clock};
    SeededRandom random;
    SimulatedLine line;
    LineListener heard;
    const PhoneNumber number{QStringLiteral("+33639980001")};
};

SimulationSettings only(SimulatedFate fate)
{
    SimulationSettings settings;
    settings.first = {fate};
    return settings;
}

} // namespace

TEST_CASE("each fate of a simulated call tells its story", "[telephony]")
{
    const std::map<SimulatedFate, const char*> stories{
        {SimulatedFate::NoAnswer, "dialing ringing ended:no_answer"},
        {SimulatedFate::Machine, "dialing ringing connected ended:machine"},
        {SimulatedFate::Busy, "dialing ended:busy"},
        {SimulatedFate::Rejected, "dialing ringing ended:rejected"},
        {SimulatedFate::InvalidNumber, "dialing ended:invalid_number"},
        {SimulatedFate::Network, "dialing ended:network"},
        {SimulatedFate::Answered, "dialing ringing connected ended:completed"},
    };
    for (const auto& [fate, story] : stories) {
        Bench bench(only(fate));
        bench.line.dial(QStringLiteral("c"), bench.number);
        CHECK(bench.heard.events.empty()); // nothing from inside the call
        bench.timers.advance(1h);
        CHECK(bench.heard.story() == QLatin1String(story));
        CHECK(bench.timers.pending() == 0);
    }
}

TEST_CASE("talk of a simulated call lasts from the answer to our hanging up", "[telephony]")
{
    Bench bench(only(SimulatedFate::Answered));
    bench.line.dial(QStringLiteral("c"), bench.number);
    bench.timers.advance(30s);
    REQUIRE(bench.heard.last().state == LineState::Connected);
    bench.timers.advance(4min);
    bench.line.hangUp(QStringLiteral("another"));
    bench.timers.advance(0ms);
    CHECK_FALSE(bench.heard.ended());
    bench.line.hangUp(QStringLiteral("c"));
    bench.timers.advance(0ms);
    REQUIRE(bench.heard.ended());
    CHECK(bench.heard.last().cause == LineCause::Completed);
    CHECK(bench.heard.last().whoHungUp == WhoHungUp::Us);
    CHECK(bench.heard.last().talk > 4min);
    CHECK(bench.heard.last().talk < 4min + 30s);
}

TEST_CASE("hanging up while it rings is cancelled, and the call is over for good", "[telephony]")
{
    Bench bench(only(SimulatedFate::Answered));
    bench.line.dial(QStringLiteral("c"), bench.number);
    bench.timers.advance(1s);
    bench.line.hangUp(QStringLiteral("c"));
    bench.timers.advance(1h);
    CHECK(bench.heard.story() == QStringLiteral("dialing ringing ended:cancelled"));
}

TEST_CASE("a second call at once is refused and leaves the first alone", "[telephony]")
{
    Bench bench(only(SimulatedFate::NoAnswer));
    bench.line.dial(QStringLiteral("one"), bench.number);
    bench.line.dial(QStringLiteral("two"), bench.number);
    bench.timers.advance(0ms);
    REQUIRE(bench.heard.events.size() == 2);
    CHECK(bench.heard.last().callId == QStringLiteral("two"));
    CHECK(bench.heard.last().cause == LineCause::Network);
    CHECK(bench.heard.last().problem == ErrorCode::LineUnavailable);
    bench.timers.advance(1min);
    CHECK(bench.heard.last().callId == QStringLiteral("one"));
    CHECK(bench.heard.last().cause == LineCause::NoAnswer);
}

TEST_CASE("numbers that are none are refused whole, never stripped", "[telephony]")
{
    for (const auto& number : hostileNumbers()) {
        CAPTURE(number.e164.left(60).toStdString());
        Bench bench;
        bench.line.dial(QStringLiteral("c"), number);
        bench.timers.advance(1h);
        REQUIRE(bench.heard.events.size() == 1);
        CHECK(bench.heard.last().cause == LineCause::InvalidNumber);
        CHECK(bench.heard.last().problem == ErrorCode::NumberRefused);
    }
}

TEST_CASE("a seed replays the same day, and one call in three is answered", "[telephony]")
{
    const auto day = [](std::uint64_t seed) {
        Bench bench({}, seed);
        for (int i = 0; i < 2000; ++i) {
            bench.line.dial(QString::number(i), bench.number);
            bench.timers.advance(1h);
        }
        return bench.heard.story();
    };
    const auto story = day(5);
    CHECK(story == day(5));
    CHECK_FALSE(story == day(6));
    const auto answered = story.count(QStringLiteral("ended:completed"));
    CHECK(answered > 2000 * 0.31);
    CHECK(answered < 2000 * 0.39);
    for (const auto* cause : {"no_answer", "machine", "busy", "rejected", "invalid_number", "network"}) {
        CHECK(story.contains(QStringLiteral("ended:") + QLatin1String(cause)));
    }
}

TEST_CASE("somebody calls in on demand, but not into a running call", "[telephony]")
{
    Bench bench;
    CHECK(bench.line.callIn(QStringLiteral("+33639980009")));
    CHECK_FALSE(bench.line.callIn(QStringLiteral("+33639980008")));
    bench.timers.advance(10s);
    CHECK(bench.heard.story() == QStringLiteral("incoming connected"));
    CHECK(bench.heard.events.front().callerNumber == QStringLiteral("+33639980009"));
    bench.line.hangUp(bench.heard.last().callId);
    bench.timers.advance(0ms);
    CHECK(bench.heard.last().cause == LineCause::Completed);
}

TEST_CASE("a line that goes away during a call tells nothing more", "[telephony]")
{
    TestClock clock;
    ManualTimers timers(clock);
    SeededRandom random(1);
    {
        SimulatedLine line(clock, timers, random);
        line.dial(QStringLiteral("c"), {QStringLiteral("+33639980001")});
    }
    CHECK(timers.pending() == 0);
}
