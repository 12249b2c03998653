// A fact that the store will not take, whatever the reason: what is sent with it is refused with it, and taken without it.
#include "tests/support/demo_desk.h"
#include "tests/support/store_rule.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE(
    "a fact that the store will not take is refused with its batch, and the others are taken without it", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    DemoDesk other(run, "karim");
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const auto bad = desk.started(held.at(0).toObject());
    const auto good = desk.started(held.at(1).toObject());
    StoreRule poison(
        run, "BEFORE INSERT ON fact", "NEW.person_id", held.at(0).toObject().value(QStringLiteral("person_id")).toString());
    const auto refused = desk.upload({bad, good});
    CHECK(refused.status == 409);
    CHECK(refused.raw.header("Content-Type") == "application/problem+json");
    CHECK(desk.upload({bad}).status == 409);
    CHECK(statusesOf(desk.upload({good})) == QStringList{QStringLiteral("accepted")});
    const auto others = other.lease(1);
    REQUIRE_FALSE(others.isEmpty());
    CHECK(statusesOf(other.upload({other.started(others.at(0).toObject())})) == QStringList{QStringLiteral("accepted")});
    poison.drop();
    CHECK(statusesOf(desk.upload({bad, good})) == QStringList{QStringLiteral("accepted"), QStringLiteral("already_have")});
}
