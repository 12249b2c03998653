// What a desk knows of the server's time after a restart: by the machine's own count, else by a wall that was not set back.
#include "core/queue/clock_mark.h"
#include "core/queue/lease_clock.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const Instant told = instantFromText(u"2026-11-03T09:00:00Z").value();

} // namespace

TEST_CASE("the server's time after a restart is table-tested", "[queue]")
{
    const ClockMark mark{QStringLiteral("one start"), 1h, told};
    struct Row {
        const char* what;
        std::optional<ClockMark> mark;
        const char* origin;
        std::chrono::nanoseconds monotonic;
        Instant corrected;
        std::optional<Instant> expected;
    };
    const Row rows[] = {
        {"without a mark the wall is all there is", {}, "one start", 3h, told + 5min, told + 5min},
        {"the machine counted on", mark, "one start", 1h + 40min, told + 40min, told + 40min},
        {"the wall was set back an hour", mark, "one start", 1h + 40min, told - 20min, told + 40min},
        {"the wall was set forward", mark, "one start", 1h + 40min, told + 5h, told + 40min},
        {"started anew, the wall is sound", mark, "another start", 1min, told + 2h, told + 2h},
        {"started anew, the wall stands before the mark", mark, "another start", 1min, told - 1s, std::nullopt},
        {"a count that is behind its own is another start's", mark, "one start", 59min, told + 2h, told + 2h},
        {"where starts cannot be told apart the wall counts", ClockMark{{}, 1h, told}, "", 2h, told + 3h, told + 3h},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(serverTimeAfter(row.mark, QString::fromLatin1(row.origin), row.monotonic, row.corrected) == row.expected);
    }
}

TEST_CASE("a mark keeps what it says as text, and rubbish is none", "[queue]")
{
    const ClockMark mark{QStringLiteral("0a1b-2c"), 123'456'789ns, told};
    CHECK(ClockMark::fromText(mark.text()) == mark);
    for (const char* text : {"", "a", "a|b|c", "a|1", "a|1|2|3", "|x|1"}) {
        CHECK_FALSE(ClockMark::fromText(QString::fromLatin1(text)));
    }
}
