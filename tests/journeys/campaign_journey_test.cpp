// The main job with real processes: a central server, two desks, a network that is cut, and kills in the middle of it.
#include "tests/support/two_desks.h"

#include <QDeadlineTimer>

using namespace relais;
using namespace relais::test;

TEST_CASE("two desks work one campaign and every attempt reaches the server once", "[journey]")
{
    TwoDesks desks;
    for (int i = 0; i < 4; ++i) {
        desks.workOne(*desks.first);
        desks.workOne(*desks.second);
    }
    desks.settle(*desks.first);
    desks.settle(*desks.second);
    CHECK(CentralTruth(desks.server.database()).openLeases() > 0);
    // Signing out gives back what is held; the desk does not wait for the server's word.
    for (auto* desk : {desks.first.get(), desks.second.get()}) {
        CHECK(desks.succeeded(desk->ask("sign-out")));
    }
    for (int round = 0; round < 20 && CentralTruth(desks.server.database()).openLeases() > 0; ++round) {
        desks.first->ask("settle");
    }
    CHECK(CentralTruth(desks.server.database()).openLeases() == 0);
    CHECK(desks.first->stop() == 0);
    CHECK(desks.second->stop() == 0);
    CHECK(desks.server.stop() == 0);
    desks.judge();
}

TEST_CASE("a desk whose network is cut goes on, and sends everything once when it heals", "[journey]")
{
    TwoDesks desks;
    desks.workOne(*desks.first);
    desks.firstNetwork->cut();
    for (int i = 0; i < 3; ++i) {
        desks.workOne(*desks.first);
        desks.workOne(*desks.second);
    }
    const auto offline = desks.first->ask("state");
    CHECK(offline[u"unsent"].toInt() > 0);
    CHECK(offline[u"sync"].toString() == u"offline");
    desks.firstNetwork->heal();
    desks.settle(*desks.first);
    desks.settle(*desks.second);
    desks.judge();
}

TEST_CASE("an answer that is lost on the way makes nothing twice", "[journey]")
{
    TwoDesks desks;
    desks.workOne(*desks.first);
    desks.settle(*desks.first);
    desks.firstNetwork->cut();
    desks.workOne(*desks.first);
    desks.workOne(*desks.first);
    // Until the upload has arrived whole and the desk does not know it: other requests may be the ones that are cut short.
    bool lost = false;
    for (const QDeadlineTimer patience(std::chrono::seconds(30)); !patience.hasExpired() && !lost;) {
        desks.firstNetwork->cutAfterBytesAnswered(20);
        const auto state = desks.first->ask("sync");
        const auto arrived = CentralTruth(desks.server.database()).attempts();
        lost = state[u"unsent"].toInt() > 0 && std::all_of(desks.saved.begin(), desks.saved.end(), [&](const QString& attempt) {
            return arrived.count(attempt) > 0;
        });
    }
    CHECK(lost);
    desks.firstNetwork->heal();
    desks.settle(*desks.first);
    desks.judge();
}

TEST_CASE("a save that the server has already is taken back, and the attempt closed otherwise", "[journey]")
{
    TwoDesks world;
    const auto first = world.first->ask("work no_answer");
    REQUIRE(TwoDesks::succeeded(first));
    world.remember(first);
    const auto sent = world.first->ask("sync");
    REQUIRE(TwoDesks::succeeded(sent));
    REQUIRE(sent[u"unsent"].toInt() == 0);
    const auto again = world.first->ask("undo busy");
    INFO(world.first->said().toStdString());
    REQUIRE(TwoDesks::succeeded(again));
    CHECK(again[u"attempt"] == first[u"attempt"]);
    world.workOne(*world.first);
    world.settle(*world.first);
    world.judge();
}

TEST_CASE("a desk killed in the middle of its work loses nothing that was saved", "[journey]")
{
    TwoDesks desks;
    desks.workOne(*desks.first);
    desks.firstNetwork->cut();
    desks.workOne(*desks.first);
    SECTION("between two calls")
    {
        desks.first->tell("work no_answer");
        const auto answer = desks.first->answer();
        desks.remember(answer);
        desks.first->killNow();
    }
    SECTION("during a call, which is asked for at the next start")
    {
        const auto begun = desks.first->ask("dial");
        REQUIRE(desks.succeeded(begun));
        desks.remember(begun);
        desks.first->killNow();
    }
    desks.secondNetwork->heal();
    desks.workOne(*desks.second);

    // She starts again without network, by the offline sign-in, and closes what was left open.
    REQUIRE(desks.first->start());
    REQUIRE(desks.succeeded(desks.first->ask("sign-in")));
    const auto state = desks.first->ask("state");
    CHECK(state[u"offline"].toBool());
    for (int i = 0; i < state[u"open_attempts"].toInt(); ++i) {
        REQUIRE(desks.succeeded(desks.first->ask("resume no_answer")));
    }
    desks.firstNetwork->heal();
    desks.settle(*desks.first);
    desks.settle(*desks.second);
    desks.judge();
}

TEST_CASE("a server killed while desks upload comes back with everything, once", "[journey]")
{
    TwoDesks desks;
    desks.workOne(*desks.first);
    desks.workOne(*desks.second);
    desks.firstNetwork->cut();
    for (int i = 0; i < 3; ++i) {
        desks.workOne(*desks.first);
    }
    desks.firstNetwork->heal();
    desks.first->tell("work no_answer");
    desks.second->tell("work no_answer");
    desks.server.killNow();
    desks.remember(desks.first->answer());
    desks.remember(desks.second->answer());
    REQUIRE(desks.server.start());
    desks.settle(*desks.first);
    desks.settle(*desks.second);
    CHECK(desks.server.stop() == 0);
    desks.judge();
}
