#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;
using relais::test::TestDesk;

namespace {

/// A morning of three desks: one closes her call, one says something of an attempt that nobody knows, one is not signed in here.
struct Morning {
    Morning()
    {
        for (int i = 0; i < 3; ++i) {
            people.push_back(centre.addTarget());
            desks.push_back(centre.addDesk());
        }
        centre.keep();
        for (TestDesk& desk : desks) {
            contacts.push_back(centre.lease(desk, 1).contacts.at(0));
        }
        centre.clock.advance(std::chrono::minutes(2));
        const Fact started = centre.started(desks[0], contacts[0]);
        facts.push_back({started, centre.closed(desks[0], contacts[0], started.id, OutcomeCode::NoAnswer)});
        facts.push_back({centre.closed(desks[1], contacts[1], centre.ids.make<AttemptId>(), OutcomeCode::Pledge)});
        desks[2].agent.id = centre.ids.make<AgentId>();
        facts.push_back({centre.started(desks[2], contacts[2])});
    }

    std::vector<Delivery> deliveries() const
    {
        std::vector<Delivery> all;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            all.push_back({{centre.centre, desks[i].id}, facts[i]});
        }
        return all;
    }
    std::vector<std::optional<QueueEntry>> entries()
    {
        std::vector<std::optional<QueueEntry>> all;
        for (const PersonId& person : people) {
            all.push_back(centre.entryOf(person));
        }
        return all;
    }
    std::vector<Lease> leases()
    {
        return centre.inUnit([&](CentralUnit& unit) {
            std::vector<Lease> all;
            for (const PersonId& person : people) {
                const auto some = unit.leases.of(person);
                all.insert(all.end(), some.begin(), some.end());
            }
            return all;
        });
    }

    TestCentre centre;
    std::vector<PersonId> people;
    std::vector<TestDesk> desks;
    std::vector<LeasedContact> contacts;
    std::vector<std::vector<Fact>> facts;
};

} // namespace

TEST_CASE("uploads that are taken together come out as if each had come alone", "[outbox]")
{
    Morning alone;
    Morning together;
    REQUIRE(alone.facts == together.facts); // the same dice
    std::vector<std::vector<FactAnswer>> answers;
    for (std::size_t i = 0; i < alone.facts.size(); ++i) {
        answers.push_back(alone.centre.upload(alone.desks[i], alone.facts[i]));
    }
    const auto atOnce = together.centre.inUnit([&](CentralUnit& unit) {
        return acceptFacts(unit, together.centre.rules, together.deliveries(), together.centre.clock.now());
    });
    CHECK(atOnce == answers);
    CHECK(answers[0][1].verdict == FactVerdict::Accepted);
    CHECK(answers[1][0].verdict == FactVerdict::AcceptedConflict);
    CHECK(answers[2][0] == FactAnswer{alone.facts[2][0].id, FactVerdict::Refused, QStringLiteral("not_permitted")});
    CHECK(together.entries() == alone.entries());
    CHECK(together.leases() == alone.leases());
    CHECK(together.centre.upload(together.desks[0], together.facts[0]).at(0).verdict == FactVerdict::AlreadyHave);
}

TEST_CASE("together go other desks and other people, and not too many facts", "[outbox]")
{
    Morning morning;
    const auto all = morning.deliveries();
    const std::vector<Delivery> first{all[0]};
    CHECK(fitsTogether({}, all[0]));
    CHECK(fitsTogether(first, all[1]));
    CHECK_FALSE(fitsTogether(first, all[0]));                          // the same desk
    CHECK_FALSE(fitsTogether(first, {all[1].uploader, all[0].facts})); // the same person
    const std::vector<Fact> many(199, morning.facts[1][0]);
    CHECK_FALSE(fitsTogether(first, {all[1].uploader, many}));
    CHECK(fitsTogether(first, {all[1].uploader, std::span(many).first(198)}));
}
