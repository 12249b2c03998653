#include "core/base/clock_steps.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// A machine whose clock somebody sets.
struct Machine {
    void pass(std::chrono::seconds time)
    {
        monotonic += time;
        wall += time;
    }
    void set(std::chrono::seconds by) { wall += by; }
    Microseconds behind() { return steps.behind(monotonic, wall, minutes(150)); }

    ClockSteps steps;
    std::chrono::nanoseconds monotonic = hours(7);
    Instant wall = instantFromText(u"2026-11-03T09:00:00Z").value();
};

} // namespace

TEST_CASE("a clock that nobody sets is behind by nothing", "[base]")
{
    Machine machine;
    for (int i = 0; i < 500; ++i) {
        CHECK(machine.behind() == Microseconds(0));
        machine.pass(minutes(1));
    }
}

TEST_CASE("what was promised before the clock was set forward lasts as long as it was to", "[base]")
{
    Machine machine;
    machine.behind();
    machine.pass(minutes(10));
    machine.set(hours(1));
    CHECK(machine.behind() == hours(1));
    machine.pass(minutes(100));
    machine.set(minutes(20));
    CHECK(machine.behind() == minutes(80));
    machine.pass(minutes(41)); // the last promise of before the first step is over
    CHECK(machine.behind() == minutes(80) - hours(1));
    machine.pass(minutes(110));
    CHECK(machine.behind() == Microseconds(0));
}

TEST_CASE("a clock that was put back and is put right again shortens nothing that was promised meanwhile", "[base]")
{
    Machine machine;
    machine.behind();
    machine.set(-hours(1));
    CHECK(machine.behind() == Microseconds(0)); // all of it lasts longer
    machine.pass(minutes(5));
    machine.behind();
    machine.set(hours(1));
    CHECK(machine.behind() == hours(1));
    machine.pass(minutes(151));
    CHECK(machine.behind() == Microseconds(0));
}

TEST_CASE("who was held up between the two clocks is mistaken by no more than that", "[base]")
{
    Machine machine;
    machine.behind();
    machine.pass(minutes(1));
    CHECK(machine.steps.behind(machine.monotonic, machine.wall + seconds(9), minutes(150)) == seconds(9));
    CHECK(machine.behind() == Microseconds(0));
}
