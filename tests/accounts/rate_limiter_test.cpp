#include "core/accounts/rate_limiter.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a limit lets a burst through, then one at a time, each key for itself", "[accounts]")
{
    test::TestClock clock;
    RateLimiter limiter(clock, {3, std::chrono::seconds(60)});
    const QString key = QStringLiteral("a");
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(limiter.tryOne(key));
    }
    CHECK(limiter.tryOne(key) == std::chrono::seconds(20));
    CHECK_FALSE(limiter.tryOne(QStringLiteral("b")));
    clock.advance(std::chrono::seconds(19));
    CHECK(limiter.tryOne(key) == std::chrono::seconds(1));
    clock.advance(std::chrono::seconds(1));
    CHECK_FALSE(limiter.tryOne(key));
    CHECK(limiter.tryOne(key));
    limiter.forget(key);
    CHECK_FALSE(limiter.tryOne(key));
}
