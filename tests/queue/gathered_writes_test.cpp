// Writes that wait for each other and go in one statement are there for whoever reads behind them, in their order, and go with their transaction.
#include "core/outbox/change_feed.h"
#include "core/people/person_state.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

namespace {

Change changeOf(const PersonId& person, std::int64_t version)
{
    return {0, ChangeKind::PersonChanged, person, std::nullopt, std::nullopt, version, {}};
}

std::vector<std::int64_t> versionsAfter(FeedStore& feed, std::int64_t seq)
{
    std::vector<std::int64_t> versions;
    for (const Change& change : feed.after(seq, 5000)) {
        versions.push_back(change.version.value_or(-1));
    }
    return versions;
}

} // namespace

TEST_CASE("changes told in one job stand in their order, for the job itself too", "[queue][storage]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    const auto told = centre.inUnit([&](CentralUnit& unit) {
        const std::int64_t before = unit.feed.head();
        for (int i = 1; i <= 3; ++i) {
            unit.feed.append(changeOf(person, i), centre.clock.now());
        }
        CHECK(unit.feed.head() == before + 3);
        unit.feed.append(changeOf(person, 4), centre.clock.now());
        unit.feed.append(changeOf(person, 5), centre.clock.now());
        return versionsAfter(unit.feed, before);
    });
    CHECK(told == std::vector<std::int64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("more changes than one statement takes leave no gap", "[queue][storage]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    constexpr int many = 2'500;
    const std::int64_t before = centre.inUnit([&](CentralUnit& unit) {
        const std::int64_t head = unit.feed.head();
        for (int i = 0; i < many; ++i) {
            unit.feed.append(changeOf(person, i), centre.clock.now());
        }
        return head;
    });
    const auto versions = centre.inUnit([&](CentralUnit& unit) { return versionsAfter(unit.feed, before); });
    REQUIRE(versions.size() == many);
    CHECK(std::is_sorted(versions.begin(), versions.end()));
}

TEST_CASE("a row that is written twice in one job is as the last one said, each time one version on", "[queue][storage]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    const PersonId other = centre.addTarget();
    const auto flagsOf = [&](const PersonId& of) {
        return centre.inUnit([&](CentralUnit& unit) {
            const auto file = unit.people.find(of).value();
            return std::vector<std::int64_t>{file.version};
        });
    };
    const auto before = flagsOf(person).front();
    const auto said = centre.inUnit([&](CentralUnit& unit) {
        unit.people.find(person);
        unit.people.find(other);
        const auto first = unit.people.setFlags(person, {false, true, false, false});
        unit.people.setFlags(other, {true, false, false, false});
        const auto second = unit.people.setFlags(person, {false, false, false, false});
        // Read in the same job.
        CHECK(unit.people.find(person)->version == second);
        return std::vector{first, second};
    });
    CHECK(said == std::vector{before + 1, before + 2});
    CHECK(flagsOf(person).front() == before + 2);
}

TEST_CASE("what waits when its job fails is never written, and the next job is sound", "[queue][storage]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const Fact fact =
        centre.fact(desk, person, NoticeRead{QStringLiteral("2026-11"), CampaignCode{QStringLiteral("diabete-ecart")}});
    const auto head = centre.inUnit([&](CentralUnit& unit) { return unit.feed.head(); });
    CHECK_THROWS(centre.inUnit([&](CentralUnit& unit) {
        unit.feed.append(changeOf(person, 1), centre.clock.now());
        unit.facts.append(fact, centre.clock.now(), {});
        unit.facts.append(fact, centre.clock.now(), {}); // the same id: told at the end of the transaction at the latest
        return true;
    }));
    const auto after = centre.inUnit([&](CentralUnit& unit) {
        unit.feed.append(changeOf(person, 2), centre.clock.now());
        CHECK(unit.facts.factsOf(person).empty());
        return versionsAfter(unit.feed, head);
    });
    CHECK(after == std::vector<std::int64_t>{2});
}
