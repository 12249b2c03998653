#include "app/relais/demo_server.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTcpSocket>

using namespace relais;
using namespace Qt::StringLiterals;

namespace {

template <typename Condition>
bool until(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 60'000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return condition();
}

bool serves(const QUrl& url)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    return socket.waitForConnected(5000);
}

} // namespace

TEST_CASE("the demo's server starts as a child, says who works there, and is gone with its owner", "[desk_app]")
{
    QUrl url;
    {
        DemoServer server;
        std::optional<DemoCentre> centre;
        QObject::connect(&server, &DemoServer::ready, &server, [&](const DemoCentre& said) { centre = said; });
        server.start(0);
        REQUIRE(until([&] { return centre.has_value(); }));
        url = centre->baseUrl;
        CHECK(url.host() == u"127.0.0.1"_s);
        CHECK(serves(url));
        CHECK_FALSE(centre->enrolmentCode.isEmpty());
        CHECK(std::ranges::any_of(centre->agents, [](const auto& agent) { return agent.role == Role::NurseAdviser; }));
        CHECK(std::ranges::any_of(centre->agents, [](const auto& agent) { return agent.role == Role::EnrolmentCaller; }));
    }
    CHECK_FALSE(serves(url));
}

TEST_CASE("a server that says something else is no demo", "[desk_app]")
{
    for (const auto* line : {"", "{}", "[]", "hello", R"({"base_url":"http://127.0.0.1:1"})",
             R"({"base_url":"nowhere","desk_enrolment_code":"x"})"}) {
        const auto centre = DemoCentre::fromJson(line);
        REQUIRE_FALSE(centre);
        CHECK(centre.error().code == ErrorCode::BadAnswer);
    }
}
