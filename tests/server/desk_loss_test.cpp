#include "app/relaisctl/verbs.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

struct ToolSays {
    int code = -1;
    std::string out;
    std::string err;
};

ToolSays tool(const RunningServer& server, const QByteArray& token, const QStringList& words)
{
    qputenv("RELAIS_TOKEN", token);
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        runTool(words + QStringList{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(server.port())},
            ToolStreams{out, err, false});
    qunsetenv("RELAIS_TOKEN");
    return {code, out.str(), err.str()};
}

} // namespace

TEST_CASE("a desk that is declared lost gives its contacts back and is let in no more", "[server][desks]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk lost(run, "sonia");
    const auto held = lost.lease(4);
    REQUIRE(held.size() == 4);
    const DemoDesk office(run, "helene");
    const QByteArray manager = office.token;
    const auto listed = run.client().get("/api/v1/desks", manager);
    REQUIRE(listed.status == 200);
    const QString id = lost.desk;
    REQUIRE_FALSE(id.isEmpty());

    SECTION("nobody but a manager declares it")
    {
        const std::string path = "/api/v1/desks/" + id.toStdString() + "/loss";
        CHECK(run.client().send("POST", path, lost.token, {}, {}).status == 403);
        CHECK(run.client().send("POST", path, {}, {}, {}).status == 401);
        CHECK(lost.lease(4).size() == 4);
    }
    SECTION("one that does not exist is not found")
    {
        const auto said = tool(run, manager, {QStringLiteral("desks"), QStringLiteral("lost"), QStringLiteral("quelque-chose")});
        CHECK(said.code == ExitFailed);
        CHECK(
            run.client().send("POST", "/api/v1/desks/01931c5e-7a00-7000-8000-000000000099/loss", manager, {}, {}).status == 404);
    }
    SECTION("a manager does, by the tool")
    {
        const auto said = tool(run, manager, {QStringLiteral("desks"), QStringLiteral("lost"), id});
        INFO(said.err);
        CHECK(said.code == ExitDone);
        CHECK(said.err.find("4 contacts") != std::string::npos);
        CHECK(run.client().get("/api/v1/agenda", lost.token).status == 401);
        DemoDesk other(run, "karim");
        CHECK(other.lease(12).size() == 12);
        const auto list = tool(run, manager, {QStringLiteral("desks"), QStringLiteral("list")});
        CHECK(list.out.find("perdu le") != std::string::npos);
        // Again: nothing is left to come back, and nothing goes wrong.
        CHECK(tool(run, manager, {QStringLiteral("desks"), QStringLiteral("lost"), id}).err.find("0 contacts")
            != std::string::npos);
        const auto trail = run.server().database().runAndWait(Access::Read, [&](Connection& connection) {
            AccountRepository accounts(connection);
            const auto events = accounts.auditTrail(accounts.centres().front().id);
            return static_cast<int>(std::count_if(
                events.begin(), events.end(), [](const AuditEvent& event) { return event.act == AuditAct::DeskLost; }));
        });
        CHECK(trail == 1);
    }
    SECTION("declared lost by mistake it is found again, and what it held goes")
    {
        const auto started = lost.started(held.at(0).toObject());
        const auto closed = lost.closed(held.at(0).toObject(), started.value(QStringLiteral("id")).toString(), "no_answer");
        REQUIRE(tool(run, manager, {QStringLiteral("desks"), QStringLiteral("lost"), id}).code == ExitDone);
        CHECK(lost.upload({started, closed}).status == 401);
        const auto found = [&] { return tool(run, manager, {QStringLiteral("desks"), QStringLiteral("found"), id}); };
        const std::string path = "/api/v1/desks/" + id.toStdString() + "/return";
        CHECK(run.client().send("POST", path, DemoDesk(run, "karim").token, {}, {}).status == 403);
        CHECK(lost.upload({started, closed}).status == 401);

        // A session that the loss did not end: it was opened at the same moment.
        const auto opened = run.server().database().runAndWait(Access::Write, [&](Connection& connection) {
            connection.execute("UPDATE agent_session SET ended_at = NULL");
            return Done{};
        });
        REQUIRE(opened.has_value());

        const auto said = found();
        INFO(said.err);
        CHECK(said.code == ExitDone);
        // Her contact came back to the queue meanwhile: kept, and shown to somebody, if another had it.
        const auto sent = statusesOf(lost.upload({started, closed}));
        REQUIRE(sent.size() == 2);
        CHECK(sent.at(0).startsWith(QStringLiteral("accepted")));
        CHECK(sent.at(1).startsWith(QStringLiteral("accepted")));
        CHECK(run.client().get("/api/v1/agenda", lost.token).status == 401);
        CHECK(tool(run, manager, {QStringLiteral("desks"), QStringLiteral("list")}).out.find("perdu le") == std::string::npos);
        CHECK(found().code == ExitDone);
        CHECK(run.client().send("POST", "/api/v1/desks/01931c5e-7a00-7000-8000-000000000099/return", manager, {}, {}).status
            == 404);
    }
}
