#include "app/adapters/qt_timers.h"
#include "core/telephony/command_line.h"
#include "tests/telephony/line_listener.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;
using namespace std::chrono_literals;

namespace {

/// A line whose dialler is a real small program, written for one test.
struct Hook {
    explicit Hook(const QByteArray& script, const QStringList& arguments = {})
    {
        path = folder.filePath(QStringLiteral("dialler"));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        line = std::make_unique<CommandLine>(clock, timers, CommandHook{path, arguments});
        heard = std::make_unique<LineListener>(*line);
    }

    template <typename Condition>
    bool until(Condition condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 20'000) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        }
        return condition();
    }
    bool call(const QString& number = QStringLiteral("+33639980001"))
    {
        line->dial(QStringLiteral("c-1"), {number});
        return until([this] { return heard->ended(); });
    }
    QByteArray read(const char* name) const
    {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    QString path;
    SystemClock clock;
    QtTimers timers;
    std::unique_ptr<CommandLine> line;
    std::unique_ptr<LineListener> heard;
};

} // namespace

TEST_CASE("a hook that prints its steps is believed", "[telephony]")
{
    Hook hook(R"(echo '{"event":"agent_ringing"}'
echo '{"event":"dialing"}'
echo '{"event":"ringing"}'
echo '{"event":"connected"}'
echo '{"event":"ended","cause":"completed"}'
exit 3
)");
    REQUIRE(hook.call());
    CHECK(hook.heard->story() == QStringLiteral("agent_ringing dialing ringing connected ended:completed"));
}

TEST_CASE("a hook's own end, its exit code, a crash: each has its cause", "[telephony]")
{
    const std::pair<const char*, const char*> rows[] = {
        {"echo '{\"event\":\"ended\",\"cause\":\"busy\"}'", "busy"},
        {"echo '{\"event\":\"ended\",\"cause\":\"klingon\"}'", "unknown"},
        {"exit 0", "handed_over"},
        {"exit 10", "busy"},
        {"exit 11", "no_answer"},
        {"exit 12", "machine"},
        {"exit 13", "rejected"},
        {"exit 14", "invalid_number"},
        {"exit 15", "cancelled"},
        {"exit 1", "network"},
        {"kill -9 $$", "unknown"},
        {"echo '{\"event\":\"connected\"}'; exit 0", "completed"},
        {"echo '{\"event\":\"connected\"}'; echo '{\"event\":\"machine\"}'; exit 0", "machine"},
    };
    for (const auto& [script, cause] : rows) {
        CAPTURE(script);
        Hook hook(script);
        REQUIRE(hook.call());
        CHECK(codeOf(hook.heard->last().cause) == QLatin1String(cause));
    }
}

TEST_CASE("the number is one argument in E.164, where the settings want it or at the end, and no shell reads it", "[telephony]")
{
    const QByteArray writes = "for a in \"$@\"; do printf '%s\\n' \"$a\"; done > \"$(dirname \"$0\")/arguments\"\n";
    Hook last(writes, {QStringLiteral("--line"), QStringLiteral("a b; touch /tmp/x $(id)")});
    REQUIRE(last.call());
    CHECK(last.read("arguments") == "--line\na b; touch /tmp/x $(id)\n+33639980001\n");
    Hook inside(writes, {QStringLiteral("--to={number}"), QStringLiteral("end")});
    REQUIRE(inside.call());
    CHECK(inside.read("arguments") == "--to=+33639980001\nend\n");
}

TEST_CASE("no hostile number starts the program", "[telephony]")
{
    Hook hook("touch \"$(dirname \"$0\")/ran\"\n");
    for (const auto& number : hostileNumbers()) {
        hook.heard->events.clear();
        REQUIRE(hook.call(number.e164));
        CHECK(hook.heard->last().problem == ErrorCode::NumberRefused);
    }
    CHECK_FALSE(QFile::exists(hook.folder.filePath(QStringLiteral("ran"))));
}

TEST_CASE("chatter, garbage and lines without end are survived", "[telephony]")
{
    Hook hook(R"(echo 'composition en cours'
head -c 3000000 /dev/zero | tr '\0' 'x'
printf '{"event":"ended","cause":"busy"}\n'
head -c 100000 /dev/urandom
printf '\n[1,2]\n{"event":12}\n{"event":"ringing"\n\n'
echo '{"event":"ringing"}'
printf '{"event":"connected"}\n{"event":"en'
printf 'ded","cause":"completed"}\n'
)");
    REQUIRE(hook.call());
    CHECK(hook.heard->last().cause == LineCause::Completed);
    CHECK(hook.heard->story().contains(QStringLiteral("ringing connected ended:completed")));
}

TEST_CASE("hanging up asks the program to end, and one that will not is killed", "[telephony]")
{
    Hook polite("trap 'exit 0' TERM\necho '{\"event\":\"connected\"}'\nwhile :; do sleep 0.05; done\n");
    polite.line->dial(QStringLiteral("c-1"), {QStringLiteral("+33639980001")});
    REQUIRE(polite.until([&] { return !polite.heard->events.empty() && polite.heard->last().state == LineState::Connected; }));
    polite.line->hangUp(QStringLiteral("c-1"));
    REQUIRE(polite.until([&] { return polite.heard->ended(); }));
    CHECK(polite.heard->last().cause == LineCause::Completed);
    CHECK(polite.heard->last().whoHungUp == WhoHungUp::Us);

    Hook stubborn("trap '' TERM\necho '{\"event\":\"ringing\"}'\nwhile :; do sleep 0.05; done\n");
    stubborn.line->dial(QStringLiteral("c-2"), {QStringLiteral("+33639980001")});
    REQUIRE(
        stubborn.until([&] { return !stubborn.heard->events.empty() && stubborn.heard->last().state == LineState::Ringing; }));
    stubborn.line->hangUp(QStringLiteral("c-2"));
    REQUIRE(stubborn.until([&] { return stubborn.heard->ended(); }));
    CHECK(stubborn.heard->last().cause == LineCause::Cancelled);
}

TEST_CASE("a program that is not there is a line that cannot dial", "[telephony]")
{
    SystemClock clock;
    QtTimers timers;
    CommandLine line(clock, timers, {QStringLiteral("/nowhere/dialler"), {}});
    LineListener heard(line);
    line.dial(QStringLiteral("c"), {QStringLiteral("+33639980001")});
    QElapsedTimer timer;
    timer.start();
    while (!heard.ended() && timer.elapsed() < 10'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    }
    REQUIRE(heard.ended());
    CHECK(heard.last().cause == LineCause::Network);
    CHECK(heard.last().problem == ErrorCode::LineUnavailable);
}

TEST_CASE("a hook sees the call's opaque id and nothing secret of our environment", "[telephony]")
{
    qputenv("RELAIS_TEST_SECRET", "do-not-tell");
    Hook hook("env > \"$(dirname \"$0\")/environment\"\n");
    REQUIRE(hook.call());
    qunsetenv("RELAIS_TEST_SECRET");
    const auto seen = hook.read("environment");
    CHECK(seen.contains("RELAIS_CALL_ID=c-1\n"));
    CHECK(seen.contains("PATH="));
    CHECK_FALSE(seen.contains("do-not-tell"));
}

TEST_CASE("one call after another uses a fresh process each, also when the last one lingers", "[telephony]")
{
    Hook hook(R"(echo '{"event":"ended","cause":"busy"}'
sleep 30
)");
    REQUIRE(hook.call());
    hook.heard->events.clear();
    REQUIRE(hook.call());
    CHECK(hook.heard->last().cause == LineCause::Busy);
}
