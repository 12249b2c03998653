// A store that was put back has forgotten leases, and gives out their numbers once more.
#include "core/outbox/read_conflicts.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("an attempt under a number that is another desk's, as after a store was put back, is kept as a conflict", "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    auto forgotten = centre.lease(first, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto again = centre.lease(second, 1);
    REQUIRE(again.contacts.size() == 1);
    forgotten.fence = again.contacts[0].fence; // the number that the store gave to the first desk before it was put back
    const Fact late = centre.started(first, forgotten);
    for (const auto& answer : centre.upload(first, {late, centre.closed(first, forgotten, late.id, OutcomeCode::NoAnswer)})) {
        CHECK(answer.verdict == FactVerdict::AcceptedConflict);
        CHECK(answer.code == QStringLiteral("fenced_off"));
    }
    const auto kept = centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(10); });
    REQUIRE(kept.size() == 2);
    // Whoever holds her now goes on undisturbed.
    const auto held = centre.lease(second, 1).contacts;
    REQUIRE(held.size() == 1);
    CHECK(held[0].lease == again.contacts[0].lease);
}

TEST_CASE("what was said under a number that is another desk's, before that desk was lent her, keeps its time", "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    auto forgotten = centre.lease(first, 1).contacts.at(0);
    const Instant then = centre.clock.now();
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto again = centre.lease(second, 1).contacts.at(0);
    forgotten.fence = again.fence;
    Fact late = centre.started(first, forgotten);
    late.occurredAt = then;
    Fact mark = centre.fact(first, forgotten.person.id, MarkSet{MarkKind::Objection, true, {}, {}}, forgotten.fence);
    mark.occurredAt = then;
    const auto answers = centre.upload(first, {late, mark});
    CHECK(answers.at(0).code == QStringLiteral("fenced_off"));
    CHECK(answers.at(1).verdict == FactVerdict::Accepted);
    for (const Fact& kept : centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(forgotten.person.id); })) {
        CHECK(kept.occurredAt == then);
    }
}

TEST_CASE("a call under a lease that the store has forgotten stands, and the next lease has a number of its own", "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    auto forgotten = centre.lease(first, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    forgotten.fence += 3; // lent again three times, and all of it forgotten
    const Fact call = centre.started(first, forgotten);
    CHECK(centre.upload(first, {call}).at(0).verdict == FactVerdict::Accepted);
    const auto close = [&] {
        centre.clock.advance(std::chrono::minutes(5));
        const Fact closed = centre.closed(first, forgotten, call.id, OutcomeCode::NoAnswer);
        CHECK(centre.upload(first, {closed}).at(0).verdict == FactVerdict::Accepted);
    };
    const auto comeAgain = [&] { // after a call she is left in peace for a while
        centre.clock.setWall(centre.entryOf(forgotten.person.id).value().promoteAt);
        centre.keep();
    };
    SECTION("her outcome, that comes later, stands as well")
    {
        close();
        CHECK(centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(10); }).empty());
    }
    SECTION("whoever is lent her next fences it off")
    {
        close();
        comeAgain();
        const auto next = centre.lease(second, 1).contacts.at(0);
        CHECK(next.fence == forgotten.fence + 1);
        CHECK(centre.upload(first, {centre.started(first, forgotten)}).at(0).code == QStringLiteral("fenced_off"));
        CHECK(centre.upload(second, {centre.started(second, next)}).at(0).verdict == FactVerdict::Accepted);
    }
    SECTION("a number that no store gave out is one of nobody's")
    {
        forgotten.fence += 100'000;
        CHECK(centre.upload(first, {centre.started(first, forgotten)}).at(0).code == QStringLiteral("fenced_off"));
        forgotten.fence = call.fence.value();
        close();
        comeAgain();
        CHECK(centre.lease(second, 1).contacts.at(0).fence == call.fence.value() + 1);
    }
}

TEST_CASE("a call under a forgotten lease whose person was lent again since is a conflict with whoever called her", "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    auto forgotten = centre.lease(first, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto again = centre.lease(second, 1).contacts.at(0);
    const int above = GENERATE(0, 3); // the number given out twice, and one that the store is still below
    forgotten.fence = again.fence + above;
    CAPTURE(above);
    const Fact called = centre.started(second, again);
    REQUIRE(centre.upload(second, {called}).at(0).verdict == FactVerdict::Accepted);
    const bool over = GENERATE(false, true);
    const auto closeSecond = [&] {
        return centre.upload(second, {centre.closed(second, again, called.id, OutcomeCode::NoAnswer)}).at(0).verdict;
    };
    if (over) {
        REQUIRE(closeSecond() == FactVerdict::Accepted);
    }
    centre.clock.advance(std::chrono::minutes(1));
    CHECK(centre.upload(first, {centre.started(first, forgotten)}).at(0).code == QStringLiteral("fenced_off"));
    const auto listed = centre.inUnit([&](CentralUnit& unit) { return readConflicts(unit, centre.clock.now()); });
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].otherAt == called.occurredAt);
    if (!over) {
        CHECK(closeSecond() == FactVerdict::Accepted);
    }
}
