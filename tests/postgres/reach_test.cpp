#include "db/postgres/postgres_reach.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace std::chrono_literals;

TEST_CASE("while a server does not answer, one connection at a time waits for it", "[storage]")
{
    PostgresReach reach;
    PostgresReach::Time now{};
    for (const bool readOnly : {false, true}) {
        CAPTURE(readOnly);
        // Nobody knows yet: all may find out.
        REQUIRE(reach.mayTry(readOnly, now));
        REQUIRE(reach.mayTry(readOnly, now));
        const auto began = now;
        now += 5s;
        reach.tried(readOnly, false, began, now);
        CHECK_FALSE(reach.mayTry(readOnly, now));
        CHECK(reach.mayTry(!readOnly, now)); // of those nobody has said anything
        reach.tried(!readOnly, true, now, now);
        now += PostgresReach::pause;
        REQUIRE(reach.mayTry(readOnly, now));
        CHECK_FALSE(reach.mayTry(readOnly, now)); // one is at it
        reach.tried(readOnly, true, now, now + 5s);
        CHECK(reach.mayTry(readOnly, now));
    }
}

TEST_CASE("a refusal that comes at once holds nobody up", "[storage]")
{
    PostgresReach reach;
    const PostgresReach::Time now{};
    for (int i = 0; i < 3; ++i) {
        CHECK(reach.mayTry(true, now));
        reach.tried(true, false, now, now + 2ms);
    }
    CHECK(reach.mayTry(true, now + 2ms));
}
