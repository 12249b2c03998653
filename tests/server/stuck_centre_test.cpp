// A fault of one centre's rows is no other centre's.
#include "tests/support/demo_desk.h"
#include "tests/support/neighbour_centre.h"
#include "tests/support/store_look.h"
#include "tests/support/store_rule.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a centre whose queue cannot be kept holds up no other", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    REQUIRE(desk.lease(2).size() >= 2);
    const NeighbourCentre neighbour(run);
    const QString demo = run.about().value(QStringLiteral("centre_id")).toString();
    const auto [stuck, other] = GENERATE_COPY(table<QString, QString>({{demo, neighbour.centre}, {neighbour.centre, demo}}));
    CAPTURE(stuck.toStdString());
    const StoreLook look(run.storeAddress());
    const auto leasesOf = [&](const QString& centre) {
        return look.number("SELECT count(*) FROM lease WHERE centre_id = '" + centre.toStdString() + '\'');
    };
    REQUIRE(leasesOf(stuck) > 0);
    REQUIRE(leasesOf(other) > 0);
    StoreRule rule(run, "BEFORE DELETE ON lease", "OLD.centre_id", stuck);

    run.clock.advance(std::chrono::hours(3)); // every lease is over
    CHECK_FALSE(run.server().keepQueues());
    CHECK(leasesOf(stuck) > 0);
    CHECK(leasesOf(other) == 0);

    rule.drop();
    CHECK(run.server().keepQueues());
    CHECK(leasesOf(stuck) == 0);
}
