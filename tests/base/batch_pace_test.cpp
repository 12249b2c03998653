// Long work beside desks: pieces as large as a moment allows, and a rest after each.
#include "core/base/batch_pace.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace relais;
using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST_CASE("a piece of long work grows and shrinks to what a moment allows", "[base]")
{
    struct Case {
        const char* what;
        std::vector<int> millisecondsEach;
        int size;
    };
    const Case cases[] = {
        {"as long as wanted", {20}, 50},
        {"half as long", {10}, 100},
        {"quick: no more than twice as many", {1}, 100},
        {"quick for long: no more than the most", {1, 1, 1, 1, 1, 1}, BatchPace::most},
        {"four times as long", {80}, 12},
        {"so slow that only the commit counts", {5000}, BatchPace::least},
        {"slow, then quick again", {5000, 1}, 2 * BatchPace::least},
        {"no time at all", {0}, 100},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        BatchPace pace(BatchPace::besideDesks);
        for (const int time : one.millisecondsEach) {
            pace.took(milliseconds(time));
        }
        CHECK(pace.size() == one.size);
    }
}

TEST_CASE("after a piece of long work desks have their turn", "[base]")
{
    CHECK(BatchPace(7).took(milliseconds(20)) == milliseconds(140));
    CHECK(BatchPace(0.5).took(milliseconds(20)) == milliseconds(10));
    CHECK(BatchPace(0).took(milliseconds(20)) == milliseconds(0));
    CHECK(BatchPace(7).took(milliseconds(900)) == BatchPace::longest);
    CHECK(BatchPace(7).took(microseconds(0)) == microseconds(7));
}
