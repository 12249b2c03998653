// Desks that ask at once are given what they would be given one after the other, and what is read ahead is what is stored.
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;
using relais::test::TestCentre;
using relais::test::TestDesk;

namespace {

const CampaignCode campaign{QStringLiteral("diabete-ecart")};

std::vector<LeaseAnswer> leaseTogether(TestCentre& centre, const std::vector<TestDesk>& desks, int most)
{
    std::vector<LeaseOrder> orders;
    for (const TestDesk& desk : desks) {
        orders.push_back({{desk.id, desk.agent}, {most, false}});
    }
    return centre.inUnit([&](CentralUnit& unit) { return leaseContacts(unit, centre.rules, orders, centre.clock.now()); });
}

std::vector<std::vector<PersonId>> peopleOf(const std::vector<LeaseAnswer>& answers)
{
    std::vector<std::vector<PersonId>> people;
    for (const LeaseAnswer& answer : answers) {
        people.emplace_back();
        for (const LeasedContact& contact : answer.contacts) {
            people.back().push_back(contact.person.id);
        }
    }
    return people;
}

/// The same centre each time: ids come from one seed.
struct Story {
    Story(int people, int callers)
    {
        for (int i = 0; i < people; ++i) {
            targets.push_back(centre.addTarget());
        }
        for (int i = 0; i < callers; ++i) {
            desks.push_back(centre.addDesk());
        }
        desks.push_back(centre.addDesk(Role::Sponsor)); // may take nobody
    }
    TestCentre centre;
    std::vector<PersonId> targets;
    std::vector<TestDesk> desks;
};

} // namespace

TEST_CASE("together as one after the other, also when there are too few", "[queue]")
{
    for (const int people : {0, 1, 7, 30}) {
        CAPTURE(people);
        Story one(people, 4);
        Story other(people, 4);
        std::vector<LeaseAnswer> apart;
        for (const TestDesk& desk : one.desks) {
            apart.push_back(one.centre.lease(desk, 3));
        }
        const auto together = leaseTogether(other.centre, other.desks, 3);
        CHECK(peopleOf(together) == peopleOf(apart));
        for (std::size_t i = 0; i < apart.size(); ++i) {
            CHECK(together[i].none.has_value() == apart[i].none.has_value());
            CHECK((together[i].none ? together[i].none->code : QString()) == (apart[i].none ? apart[i].none->code : QString()));
        }
        // What was written is found again, by everybody: the same answer, with the same fences.
        const auto again = leaseTogether(other.centre, other.desks, 3);
        CHECK(peopleOf(again) == peopleOf(together));
        for (std::size_t i = 0; i < again.size(); ++i) {
            for (std::size_t j = 0; j < again[i].contacts.size(); ++j) {
                CHECK(again[i].contacts[j].fence == together[i].contacts[j].fence);
                CHECK(again[i].contacts[j].lease == together[i].contacts[j].lease);
            }
        }
    }
}

TEST_CASE("nobody is lent twice, and lanes count what was lent", "[queue]")
{
    Story story(40, 6);
    std::set<PersonId> lent;
    for (const auto& people : peopleOf(leaseTogether(story.centre, story.desks, 5))) {
        for (const PersonId& person : people) {
            CHECK(lent.insert(person).second);
        }
    }
    CHECK(lent.size() == 30);
    const auto loads = story.centre.inUnit([](CentralUnit& unit) { return unit.queue.lanes(); });
    std::int64_t ready = 0;
    std::int64_t leased = 0;
    for (const LaneLoad& load : loads) {
        ready += load.ready;
        leased += load.leased;
    }
    CHECK(ready == 10);
    CHECK(leased == 30);
    story.centre.inUnit([&](CentralUnit& unit) {
        for (const PersonId& person : story.targets) {
            const auto entries = unit.queue.entriesOf(person);
            REQUIRE(entries.size() == 1);
            CHECK((entries.front().state == EntryState::Leased) == lent.contains(person));
            CHECK((unit.people.find(person).value().fence == 1) == lent.contains(person));
        }
        return Done{};
    });
}

TEST_CASE("what is expected is given as it is stored, once, and what is unknown is unknown", "[queue][people][outbox]")
{
    Story story(5, 1);
    TestDesk& desk = story.desks.front();
    const auto contacts = story.centre.lease(desk, 2).contacts;
    REQUIRE(contacts.size() == 2);
    const Fact started = story.centre.started(desk, contacts.front());
    story.centre.upload(desk, {started, story.centre.closed(desk, contacts.front(), started.id, OutcomeCode::NoAnswer)});
    const PersonId nobody = story.centre.ids.make<PersonId>();
    const FactId neverSaid = story.centre.ids.make<FactId>();
    std::vector<PersonId> all = story.targets;
    all.push_back(nobody);
    all.push_back(story.targets.front()); // named twice
    story.centre.inUnit([&](CentralUnit& unit) {
        const auto read = [&](bool ahead) {
            if (ahead) {
                unit.people.expect(all);
                unit.facts.expectOf(all);
                unit.facts.expect(std::vector{started.id, neverSaid});
                unit.leases.expect(all);
                unit.leases.expectDesks({desk.id, story.desks.back().id});
                unit.queue.expect(all);
                unit.pathways.expect(all);
            }
            std::vector<std::optional<PersonFile>> files;
            std::vector<std::vector<Fact>> facts;
            std::vector<std::vector<Lease>> leases;
            std::vector<std::vector<QueueEntry>> entries;
            for (const PersonId& person : story.targets) {
                files.push_back(unit.people.find(person));
                facts.push_back(unit.facts.factsOf(person));
                leases.push_back(unit.leases.of(person));
                entries.push_back(unit.queue.entriesOf(person));
            }
            files.push_back(unit.people.find(nobody));
            facts.push_back(unit.facts.factsOf(nobody));
            const auto held = unit.leases.heldBy(desk.id);
            return std::tuple(files, facts, leases, entries, held, unit.facts.find(started.id), unit.facts.find(neverSaid));
        };
        const auto plain = read(false);
        const auto ahead = read(true);
        CHECK(std::get<1>(ahead) == std::get<1>(plain));
        CHECK(std::get<2>(ahead) == std::get<2>(plain));
        CHECK(std::get<3>(ahead) == std::get<3>(plain));
        CHECK(std::get<4>(ahead) == std::get<4>(plain));
        CHECK(std::get<5>(ahead) == std::optional(started));
        CHECK_FALSE(std::get<6>(ahead));
        REQUIRE(std::get<0>(ahead).size() == std::get<0>(plain).size());
        for (std::size_t i = 0; i < std::get<0>(plain).size(); ++i) {
            const auto& one = std::get<0>(plain)[i];
            const auto& other = std::get<0>(ahead)[i];
            REQUIRE(one.has_value() == other.has_value());
            CHECK((!one || (one->id == other->id && one->fence == other->fence && one->version == other->version)));
        }
        return Done{};
    });
}
