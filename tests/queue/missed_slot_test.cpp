#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

namespace {

std::optional<PersonId> onlyOneOf(const LeaseAnswer& answer)
{
    return answer.contacts.size() == 1 ? std::optional(answer.contacts[0].person.id) : std::nullopt;
}

} // namespace

TEST_CASE("a retry whose slot is over waits for the same slot of the next open day", "[queue]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.clock.setWall(*instantFromText(u"2026-11-02T10:30:00Z"));
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);
    const Fact started = centre.started(desk, contact);
    centre.upload(desk, {started, centre.closed(desk, contact, started.id, OutcomeCode::NoAnswer)});
    const Window planned = centre.entryOf(person)->due;
    REQUIRE(centre.entryOf(person)->rank == 60);
    centre.clock.setWall(planned.from);
    centre.keep();
    REQUIRE(centre.entryOf(person)->state == EntryState::Ready);

    centre.clock.setWall(planned.until);
    centre.keep();
    const auto later = centre.entryOf(person);
    CHECK(later->state == EntryState::Scheduled);
    CHECK(later->rank == 60);
    CHECK(later->due.from == planned.from + std::chrono::hours(24));
    CHECK(later->due.until == planned.until + std::chrono::hours(24));
    CHECK(centre.lease(desk, 12).contacts.empty());
    // Over a weekend and more: the slot of the day on which somebody is there.
    centre.clock.setWall(*instantFromText(u"2026-11-08T12:00:00Z"));
    centre.keep();
    const Instant monday = centre.entryOf(person)->due.from;
    CHECK(textFromInstant(monday).startsWith(u"2026-11-09"));
    CHECK((monday - planned.from) % std::chrono::hours(24) == std::chrono::hours(0));
    centre.clock.setWall(centre.entryOf(person)->due.from);
    centre.keep();
    CHECK(onlyOneOf(centre.lease(desk, 12)) == person);
    // Whoever is lent out of her slot keeps it until it is given back.
    centre.clock.setWall(centre.entryOf(person)->due.until + std::chrono::minutes(5));
    centre.keep();
    CHECK(centre.entryOf(person)->state == EntryState::Leased);
    centre.inUnit([&](CentralUnit& unit) { return giveBackAll(unit, centre.rules, desk.id, false, centre.clock.now()); });
    CHECK(centre.entryOf(person)->state == EntryState::Scheduled);
}

TEST_CASE("a retry at a time of its own stays due when that is over", "[queue]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);
    const Fact started = centre.started(desk, contact);
    centre.upload(desk, {started, centre.closed(desk, contact, started.id, OutcomeCode::Busy)});
    REQUIRE(centre.entryOf(person)->rank == 60);
    const Window planned = centre.entryOf(person)->due;
    centre.clock.setWall(planned.until + std::chrono::hours(1));
    centre.keep();
    CHECK(centre.entryOf(person)->state == EntryState::Ready);
    CHECK(centre.entryOf(person)->due.from == planned.from);
    CHECK(onlyOneOf(centre.lease(desk, 12)) == person);
}
