// The main job with real processes: a central server, two desks, a network that is cut, and kills at any instant.
#include "tests/support/central_truth.h"
#include "tests/support/desk_process.h"
#include "tests/support/server_process.h"
#include "tests/support/tcp_proxy.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

using namespace relais;
using namespace relais::test;

namespace {

/// A centre, two enrolment callers in the same campaign, each behind a network of her own.
class TwoDesks {
public:
    TwoDesks()
    {
        REQUIRE(server.start());
        before = CentralTruth(server.database()).attempts().size();
        firstNetwork = std::make_unique<TcpProxy>(server.port());
        secondNetwork = std::make_unique<TcpProxy>(server.port());
        const auto callers = enrolmentCallers();
        REQUIRE(callers.size() >= 2);
        const QString code = server.about()[u"desk_enrolment_code"].toString();
        first = std::make_unique<DeskProcess>(firstNetwork->port(), code, callers[0]);
        second = std::make_unique<DeskProcess>(secondNetwork->port(), code, callers[1]);
        for (auto* desk : {first.get(), second.get()}) {
            REQUIRE(desk->start());
            REQUIRE(succeeded(desk->ask("sign-in")));
            REQUIRE(succeeded(desk->ask("ready")));
        }
    }

    static bool succeeded(const QJsonObject& answer)
    {
        INFO(QJsonDocument(answer).toJson().toStdString());
        CHECK(answer[u"ok"].toBool());
        return answer[u"ok"].toBool();
    }

    /// Calls the next contact and saves an outcome; the attempt is then one that must never be lost.
    void workOne(DeskProcess& desk)
    {
        const auto answer = desk.ask("work no_answer");
        INFO(desk.said().toStdString());
        REQUIRE(answer[u"ok"].toBool());
        remember(answer);
    }
    void remember(const QJsonObject& answer)
    {
        const auto attempt = answer[u"attempt"].toString();
        REQUIRE_FALSE(attempt.isEmpty());
        REQUIRE(saved.insert(attempt).second);
    }
    /// Waits until the desk has nothing unsent.
    void settle(DeskProcess& desk)
    {
        const auto answer = desk.ask("settle", std::chrono::seconds(60));
        INFO(desk.said().toStdString());
        REQUIRE(answer[u"ok"].toBool());
        CHECK(answer[u"unsent"].toInt() == 0);
        CHECK(answer[u"refused"].toInt() == 0);
    }

    /// Every attempt that a desk called saved stands exactly once, each with one outcome; nobody was held by two desks at once.
    void judge()
    {
        const CentralTruth truth(server.database());
        const std::set<QString> attempts = truth.attempts();
        for (const auto& attempt : saved) {
            INFO(attempt.toStdString());
            CHECK(attempts.contains(attempt));
        }
        // None that nobody made: not twice under two ids either.
        CHECK(attempts.size() == before + saved.size());
        INFO(truth.attemptsNotClosedOnce().join(u'\n').toStdString());
        CHECK(truth.attemptsNotClosedOnce().isEmpty());
        INFO(truth.leaseFaults().join(u'\n').toStdString());
        CHECK(truth.leaseFaults().isEmpty());
        CHECK(truth.conflicts() == 0);
    }

    ServerProcess server;
    std::unique_ptr<TcpProxy> firstNetwork;
    std::unique_ptr<TcpProxy> secondNetwork;
    std::unique_ptr<DeskProcess> first;
    std::unique_ptr<DeskProcess> second;
    std::set<QString> saved;
    std::size_t before = 0; ///< attempts of the invented past

private:
    std::vector<QJsonObject> enrolmentCallers() const
    {
        std::vector<QJsonObject> callers;
        for (const auto& item : server.about()[u"agents"].toArray()) {
            if (item[u"role"].toString() == u"enrolment_caller") {
                callers.push_back(item.toObject());
            }
        }
        return callers;
    }
};

} // namespace

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
