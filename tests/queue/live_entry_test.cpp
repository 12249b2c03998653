#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

namespace {

std::optional<PersonId> onlyOneOf(const LeaseAnswer& answer)
{
    return answer.contacts.size() == 1 ? std::optional(answer.contacts[0].person.id) : std::nullopt;
}

} // namespace

TEST_CASE("an outcome is taken back also when another purpose of the same person has become ready", "[queue][outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto caller = centre.addDesk();
    const auto contact = centre.lease(caller, 1).contacts.at(0);
    const Window due{centre.clock.now() - std::chrono::minutes(1), centre.clock.now() + std::chrono::minutes(30)};
    const Fact promised =
        centre.fact(caller, person, PromiseMade{{QStringLiteral("sophia-diabete")}, {}, due, {}, {}, {}}, contact.fence);
    const Fact started = centre.started(caller, contact);
    const Fact closed = centre.closed(caller, contact, started.id, OutcomeCode::NoAnswer);
    centre.upload(caller, {promised, started, closed});
    const auto stateIn = [&](const char16_t* campaign) {
        const auto entries = centre.inUnit([&](CentralUnit& unit) { return unit.queue.entriesOf(person); });
        const auto entry = std::find_if(
            entries.begin(), entries.end(), [&](const QueueEntry& one) { return one.campaign.code == QStringView(campaign); });
        REQUIRE(entry != entries.end());
        return entry->state;
    };
    REQUIRE(stateIn(u"sophia-diabete") == EntryState::Ready);
    Fact undo = centre.fact(caller, person, Retracted{}, contact.fence);
    undo.corrects = closed.id;
    CHECK(centre.upload(caller, {undo}).at(0).verdict == FactVerdict::Accepted);
    CHECK(stateIn(u"diabete-ecart") == EntryState::Leased);
    CHECK(stateIn(u"sophia-diabete") == EntryState::Scheduled);
}

TEST_CASE("a desk holds its twelve contacts whoever sits at it, and whoever comes has a few", "[queue]")
{
    TestCentre centre;
    for (int i = 0; i < 30; ++i) {
        centre.addTarget();
    }
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    second.id = first.id;
    const int left = GENERATE(12, 8, 0);
    if (left > 0) {
        CHECK(static_cast<int>(centre.lease(first, left).contacts.size()) == left);
    }
    // Four at least: whoever sits there now does not stand idle for what a killed program left.
    const int room = std::max(12 - left, 4);
    CHECK(static_cast<int>(centre.lease(second, 12).contacts.size()) == room);
    CHECK(static_cast<int>(centre.inUnit([&](CentralUnit& unit) { return unit.leases.heldBy(first.id).size(); })) == left + room);
    // What the one left behind is over in its time, and makes room.
    centre.clock.advance(centre.rules.leaseTime);
    centre.keep();
    CHECK(centre.lease(second, 12).contacts.size() == 12);
}

TEST_CASE("a person who waits for two purposes is ready for the better one only", "[queue]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    centre.addEntry(person, {QStringLiteral("sophia-diabete")});
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const auto states = [&] {
        int live = 0;
        for (const QueueEntry& entry : centre.inUnit([&](CentralUnit& unit) { return unit.queue.entriesOf(person); })) {
            live += entry.state == EntryState::Ready || entry.state == EntryState::Leased ? 1 : 0;
        }
        return live;
    };
    CHECK(states() == 1);
    const auto given = centre.lease(nurse, 12);
    CHECK(given.contacts.size() == 1);
    CHECK(states() == 1);
    // When the first is done with, the other one's turn comes.
    const Fact started = centre.started(nurse, given.contacts[0]);
    centre.upload(nurse, {started, centre.closed(nurse, given.contacts[0], started.id, OutcomeCode::NoAnswer)});
    centre.clock.advance(std::chrono::hours(24));
    centre.keep();
    CHECK(states() == 1);
    const auto next = centre.lease(nurse, 12);
    REQUIRE(next.contacts.size() == 1);
    CHECK(next.contacts[0].campaign != given.contacts[0].campaign);
    CHECK(states() == 1);
}

TEST_CASE("a promise for somebody who is no agent of the centre is anyone's, and makes no lane", "[queue][followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const Instant due = centre.clock.now() + std::chrono::hours(1);
    const auto lanes = [&] { return centre.inUnit([](CentralUnit& unit) { return unit.queue.lanes().size(); }); };
    const auto before = lanes();
    const Fact made = centre.fact(desk, person,
        PromiseMade{
            {QStringLiteral("diabete-ecart")}, {}, {due, due + std::chrono::minutes(10)}, centre.ids.make<AgentId>(), {}, {}});
    CHECK(centre.upload(desk, {made}).at(0).verdict == FactVerdict::Accepted);
    CHECK(lanes() == before);
    CHECK(centre.entryOf(person)->rank == 20);
    centre.clock.setWall(due);
    centre.keep();
    CHECK(onlyOneOf(centre.lease(desk, 12)) == person);
}
