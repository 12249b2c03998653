// Facts about somebody whom nobody knows.
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("a fact about nobody is refused, whatever it says, and those beside it are kept", "[outbox]")
{
    TestCentre centre;
    const PersonId known = centre.addTarget();
    const PersonId nobody = centre.ids.make<PersonId>();
    auto desk = centre.addDesk();
    const AgentStateChanged pause{AgentState::Ready, AgentState::Pause, StateReason{QStringLiteral("lunch")}};
    Fact ofNobody = centre.fact(desk, nobody, pause);
    Fact ofHerself = centre.fact(desk, known, pause);
    ofHerself.person.reset();
    const Fact mark = centre.fact(desk, nobody, NumberMarked{QStringLiteral("+33639980001"), false});
    const Fact marked = centre.fact(desk, known, NumberMarked{QStringLiteral("+33639980001"), false});
    const auto answers = centre.upload(desk, {ofNobody, ofHerself, mark, marked, marked});
    REQUIRE(answers.size() == 5);
    CHECK(answers[0].verdict == FactVerdict::Refused);
    CHECK(answers[0].code == QStringLiteral("unknown_person"));
    CHECK(answers[1].verdict == FactVerdict::Accepted);
    CHECK(answers[2].code == QStringLiteral("unknown_person"));
    CHECK(answers[3].verdict == FactVerdict::Accepted);
    CHECK(answers[4].verdict == FactVerdict::AlreadyHave); // said twice in one upload
    centre.inUnit([&](CentralUnit& unit) {
        CHECK_FALSE(unit.people.find(nobody));
        CHECK(unit.facts.factsOf(nobody).empty());
        CHECK(unit.facts.factsOf(known).size() == 1);
        return Done{};
    });
}
