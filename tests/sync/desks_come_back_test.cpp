// A thousand desks and one server: what each does by itself must not be what all do at once.
#include "core/sync/backoff.h"
#include "core/sync/live_desk_sync.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr int desks = 1000;

/// How many of `moments` lie in [from, from + width).
std::ptrdiff_t within(const std::vector<Milliseconds>& moments, Milliseconds from, Milliseconds width)
{
    return std::count_if(moments.begin(), moments.end(), [&](Milliseconds at) { return at >= from && at < from + width; });
}

/// The fullest second from `from` on, moved along by tenths.
std::ptrdiff_t fullestSecond(const std::vector<Milliseconds>& moments, Milliseconds from, Milliseconds until)
{
    std::ptrdiff_t most = 0;
    for (Milliseconds at = from; at < until; at += Milliseconds(100)) {
        most = std::max(most, within(moments, at, Milliseconds(1000)));
    }
    return most;
}

} // namespace

TEST_CASE("what a server asks of a thousand desks at once brings them back one after the other, none too soon", "[sync]")
{
    const auto asked = GENERATE(Milliseconds(2'000), Milliseconds(30'000), Milliseconds(300'000));
    CAPTURE(asked.count());
    std::vector<Milliseconds> back;
    for (int seed = 1; seed <= desks; ++seed) {
        SeededRandom random(static_cast<std::uint64_t>(seed));
        Backoff backoff(random, Milliseconds(30'000));
        back.push_back(backoff.next(asked));
    }
    const auto width = std::max(Milliseconds(1000), asked / 2);
    CHECK(within(back, Milliseconds(0), asked) == 0);
    CHECK(within(back, asked, width + Milliseconds(1)) == desks);
    // Of the first tenth of that time a tenth of the desks, and what chance adds.
    CHECK(within(back, asked, width / 10) <= desks * 14 / 100);
    CHECK(within(back, asked + width * 9 / 10, width) <= desks * 14 / 100);
}

TEST_CASE("a first failure of all desks in one moment does not bring them back in one moment", "[sync]")
{
    std::vector<Milliseconds> back;
    for (int seed = 1; seed <= desks; ++seed) {
        SeededRandom random(static_cast<std::uint64_t>(seed));
        back.push_back(Backoff(random, Milliseconds(30'000)).next());
    }
    CHECK(within(back, Milliseconds(500), Milliseconds(501)) == desks);
    CHECK(within(back, Milliseconds(500), Milliseconds(50)) <= desks * 14 / 100);
}

TEST_CASE("after an outage that all desks saw begin in the same moment, no second brings back a fifth of them", "[sync]")
{
    const auto outage = GENERATE(Milliseconds(30'000), Milliseconds(60'000), Milliseconds(600'000));
    CAPTURE(outage.count());
    std::vector<Milliseconds> back;
    for (int seed = 1; seed <= desks; ++seed) {
        SeededRandom random(static_cast<std::uint64_t>(seed));
        Backoff backoff(random, LiveDeskSync::pollEvery);
        Milliseconds at{0};
        while (at < outage) {
            at += backoff.next();
        }
        back.push_back(at);
    }
    CHECK(within(back, outage, LiveDeskSync::pollEvery) == desks);
    CHECK(fullestSecond(back, outage, outage + LiveDeskSync::pollEvery) < desks / 5);
}

TEST_CASE("desks that began in the same second are spread within some minutes, and stay so", "[sync]")
{
    std::vector<Milliseconds> early;
    std::vector<Milliseconds> later;
    const Milliseconds tenMinutes(600'000);
    for (int seed = 1; seed <= desks; ++seed) {
        SeededRandom random(static_cast<std::uint64_t>(seed));
        Milliseconds at{0};
        while (at < tenMinutes) {
            at += spread(random, LiveDeskSync::pollEvery - LiveDeskSync::pollSooner, LiveDeskSync::pollSooner);
            if (early.size() < static_cast<std::size_t>(seed)) {
                early.push_back(at);
            }
        }
        later.push_back(at);
    }
    CHECK(*std::max_element(early.begin(), early.end()) <= LiveDeskSync::pollEvery);
    CHECK(*std::min_element(early.begin(), early.end()) >= LiveDeskSync::pollEvery - LiveDeskSync::pollSooner);
    CHECK(fullestSecond(early, Milliseconds(0), LiveDeskSync::pollEvery) < desks * 6 / 10);
    // A thousand over some fourteen seconds: seventy in each, and what chance adds.
    CHECK(fullestSecond(later, tenMinutes, tenMinutes + LiveDeskSync::pollEvery) < desks * 15 / 100);
}
