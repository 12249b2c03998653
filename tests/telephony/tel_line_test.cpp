#include "core/telephony/tel_line.h"
#include "tests/support/manual_timers.h"
#include "tests/telephony/line_listener.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace std::chrono_literals;

namespace {

class FakeOpener final : public UrlOpener {
public:
    bool open(const QUrl& url) override
    {
        opened << url.toString(QUrl::FullyEncoded);
        return works;
    }
    QStringList opened;
    bool works = true;
};

} // namespace

TEST_CASE("a call by the desktop's softphone is handed over: nothing is claimed about it", "[telephony]")
{
    TestClock clock;
    ManualTimers timers(clock);
    FakeOpener opener;
    TelLine line(clock, timers, opener);
    LineListener heard(line);
    CHECK(line.capabilities() == LineCapabilities{});
    line.dial(QStringLiteral("c"), {QStringLiteral("+33639980001")});
    timers.advance(0ms);
    CHECK(opener.opened == QStringList{QStringLiteral("tel:+33639980001")});
    CHECK(heard.story() == QStringLiteral("dialing ended:handed_over"));
    CHECK(heard.last().whoHungUp == WhoHungUp::Nobody);
}

TEST_CASE("a desktop without a softphone says that the line is not there", "[telephony]")
{
    TestClock clock;
    ManualTimers timers(clock);
    FakeOpener opener;
    opener.works = false;
    TelLine line(clock, timers, opener);
    LineListener heard(line);
    line.dial(QStringLiteral("c"), {QStringLiteral("+33639980001")});
    timers.advance(0ms);
    REQUIRE(heard.ended());
    CHECK(heard.last().cause == LineCause::Network);
    CHECK(heard.last().problem == ErrorCode::LineUnavailable);
}

TEST_CASE("no hostile number reaches the desktop", "[telephony]")
{
    TestClock clock;
    ManualTimers timers(clock);
    FakeOpener opener;
    TelLine line(clock, timers, opener);
    LineListener heard(line);
    for (const auto& number : hostileNumbers()) {
        line.dial(QStringLiteral("c"), number);
        timers.advance(0ms);
        CHECK(heard.last().problem == ErrorCode::NumberRefused);
    }
    CHECK(opener.opened.isEmpty());
}
