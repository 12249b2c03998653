// A server with a small limit, over a real socket: batches are halved down to what it takes, and one fact that never fits is shown.
#include "core/sync/api_client.h"
#include "core/sync/qt_http_transport.h"
#include "tests/support/demo_desk.h"
#include "tests/support/synced_desk.h"
#include "tests/support/waiting_loop.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE(
    "a batch is halved down to single facts by the real server's 413, and one that never fits holds up nothing", "[sync][server]")
{
    ServerSettings settings;
    settings.http.bodyBytes = 2'000;
    RunningServer run(settings, RunningServer::Centre::Demo);
    const DemoDesk who(run, "sonia");
    REQUIRE_FALSE(who.token.isEmpty());

    TestLoop loop;
    LoopBackground background(loop);
    QtHttpTransport network;
    const QUrl address(QStringLiteral("http://127.0.0.1:%1").arg(run.port()));
    ApiClient api({QStringLiteral("test"), [address] { return address; }}, network, background);
    const DeskId deskId = DeskId::fromText(who.desk).value();
    api.useDesk({deskId, QString::fromLatin1(who.credential), {who.centre}});
    api.useToken(QString::fromLatin1(who.token));
    QTemporaryDir folder;
    SyncedDesk desk(api, run.clock, loop, folder.path());

    const auto fact = [&](FactBody body) {
        Fact made;
        made.id = run.server().ids().make<FactId>();
        made.centre = {who.centre};
        made.agent = AgentId::fromText(who.agent).value();
        made.desk = deskId;
        made.occurredAt = run.clock.now();
        made.body = std::move(body);
        return made;
    };
    constexpr int small = 40;
    for (int i = 0; i < small; ++i) {
        if (i == small / 2) {
            AttemptClosed long_;
            long_.attempt = run.server().ids().make<AttemptId>();
            long_.campaign = {QStringLiteral("diabete-ecart")};
            long_.note = QString(2'000, u'x');
            Fact tooLong = fact(long_);
            tooLong.person = run.server().ids().make<PersonId>();
            desk.say(tooLong);
        }
        desk.say(fact(AgentStateChanged{AgentState::Ready, AgentState::Pause, StateReason{QStringLiteral("short")}}));
    }
    desk.sync.start(desk.store(), true);
    REQUIRE(waitFor(loop, [&] { return desk.sync.view().refused == 1 && desk.sync.view().unsent == 0; }));
    const auto kept = desk.ask([](LocalWork& work) -> Result<std::vector<KeptFact>> { return work.deliveries.since(Instant{}); });
    CHECK(std::count_if(kept.begin(), kept.end(), [](const KeptFact& one) { return one.state == DeliveryState::Sent; }) == small);
    const auto shown = desk.ask([](LocalWork& work) -> Result<std::vector<KeptFact>> { return work.deliveries.toSee(); });
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().code == tooLargeCode);
    CHECK(std::holds_alternative<AttemptClosed>(shown.front().fact.body));
}
