#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a death that was told by mistake and is taken back on the desk lets her be called again", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    const PersonId her = desk.onScreen();
    REQUIRE(desk.get(desk.desk.mark({MarkKind::Deceased, true, std::nullopt, QStringLiteral("sa fille")})));
    CHECK(desk.state().contact->contact.person.deceased);
    CHECK(desk.state().contact->history.deceased);
    REQUIRE(desk.get(desk.desk.record({MarkSet{MarkKind::Deceased, false, std::nullopt, QString(90, u'x')}})));
    CHECK_FALSE(desk.state().contact->contact.person.deceased);
    CHECK_FALSE(desk.state().contact->history.deceased);
    desk.settle();
    CHECK(desk.onScreen() == her);
    desk.dial();
    CHECK(desk.line.calls.size() == 1);
    const auto marks = world.server.bodies<MarkSet>();
    REQUIRE(marks.size() == 2);
    CHECK_FALSE(marks[1].set);
    CHECK(marks[1].saidBy.size() == MarkSet::longestSaidBy);
}
