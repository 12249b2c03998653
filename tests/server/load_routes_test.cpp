#include "app/server/load_routes.h"
#include "core/programmes/planned_calls_json.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("the planned calls of a centre are for its manager and its campaign lead", "[server][load]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    struct Row {
        const char* login;
        int status;
    };
    const Row rows[] = {{"helene", 200}, {"julie", 200}, {"marie", 403}, {"sonia", 403}, {"vidal", 403}, {"admin", 403}};
    for (const Row& row : rows) {
        INFO(row.login);
        CHECK(DemoDesk(run, row.login).get("/call-load").status == row.status);
    }
    CHECK(run.client().get("/api/v1/call-load").status == 401);
}

TEST_CASE("the demo's members on their pathway are counted, without a name", "[server][load]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const auto answer = DemoDesk(run, "helene").get("/call-load");
    REQUIRE(answer.status == 200);
    const auto planned = plannedCallsFromJson(answer.json);
    REQUIRE(planned);
    CHECK(planned->from == run.server().rules().of(run.centre).calendar.localTime(run.clock.now(), {}).date);
    CHECK(planned->nurses == 2); // Marie and Paul
    CHECK(planned->calledOn(u"sophia-diabetes") > 0);
    int due = 0;
    for (const int week : planned->dueBeside({})) {
        due += week;
    }
    CHECK(due >= planned->calledOn(u"sophia-diabetes"));
    CHECK(answer.raw.body.find("person") == std::string::npos);
}

TEST_CASE("a frequency that goes live is judged at every centre", "[server][load][programmes]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    auto settings = CapacitySettings::shipped().value();
    const auto judged = [&] {
        const auto all = run.server().database().runAndWait(Access::Read, [&](Connection& connection) {
            return frequenciesInForce(connection, run.server().rules(), settings, run.clock.now());
        });
        REQUIRE(all);
        return *all;
    };
    const auto good = judged();
    REQUIRE(good.size() == 1);
    CHECK(good[0].centre.code == u"albi");
    CHECK(good[0].frequency.pathway == u"sophia-diabetes");
    CHECK(good[0].frequency.everyDays == 60);
    CHECK_FALSE(good[0].frequency.load.above);
    REQUIRE(good[0].frequency.load.ratio);
    settings.callsPerNurseDay = good[0].frequency.load.ratio.value() * settings.callsPerNurseDay * 0.9;
    CHECK(judged().at(0).frequency.load.above);
}
