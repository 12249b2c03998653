#include "core/programmes/phone_cohort.h"

#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <set>

using namespace relais;

namespace {

using Standing = CohortCandidate::Standing;

PersonId person(int number)
{
    return test::sampleId<PersonId>(static_cast<std::uint32_t>(number));
}

CohortCandidate candidate(int number, bool in = false, Standing standing = Standing::Ranked)
{
    CohortCandidate one;
    one.person = person(number);
    one.in = in;
    one.standing = standing;
    return one;
}

CapacitySettings keeping(int reserve)
{
    CapacitySettings settings;
    settings.cohortReserve = reserve;
    return settings;
}

std::vector<PersonId> people(const std::vector<int>& numbers)
{
    std::vector<PersonId> ids;
    ids.reserve(numbers.size());
    for (const int number : numbers) {
        ids.push_back(person(number));
    }
    return ids;
}

/// What stands in the store after `moves` of the plan, in its order, were carried out.
std::vector<CohortCandidate> carriedOut(std::vector<CohortCandidate> all, const CohortPlan& plan, std::size_t moves)
{
    std::size_t done = 0;
    const auto put = [&](const std::vector<PersonId>& named, bool in) {
        for (const PersonId& id : named) {
            if (done++ < moves) {
                std::find_if(all.begin(), all.end(), [&](const CohortCandidate& one) { return one.person == id; })->in = in;
            }
        }
    };
    put(plan.leaving, false);
    put(plan.entering, true);
    return all;
}

constexpr std::size_t everyMove = 1'000'000;

std::int64_t calledOf(const std::vector<CohortCandidate>& all)
{
    return std::count_if(all.begin(), all.end(), [](const CohortCandidate& one) { return one.in; });
}

std::vector<CohortCandidate> anyPeople()
{
    const int count = *rc::gen::inRange(0, 60);
    std::vector<CohortCandidate> all;
    for (int i = 0; i < count; ++i) {
        CohortCandidate one = candidate(i + 1, *rc::gen::arbitrary<bool>());
        one.standing = *rc::gen::weightedElement<Standing>({{1, Standing::Never}, {6, Standing::Ranked}, {1, Standing::Always}});
        one.careGap = *rc::gen::arbitrary<bool>();
        if (const int risk = *rc::gen::inRange(0, 4); risk > 0) {
            one.risk = static_cast<RiskLevel>(risk - 1);
        }
        if (const int days = *rc::gen::inRange(0, 5); days > 0) {
            one.lastContact = Instant(std::chrono::hours(24 * days));
        }
        all.push_back(one);
    }
    return all;
}

} // namespace

TEST_CASE("an open gap comes before risk, risk before time without contact, and that before the id", "[programmes][cohort]")
{
    const Instant long_ago(std::chrono::hours(1));
    const Instant lately(std::chrono::hours(1000));
    const auto of = [](int number, bool gap, std::optional<RiskLevel> risk, std::optional<Instant> contact) {
        CohortCandidate one = candidate(number);
        one.careGap = gap;
        one.risk = risk;
        one.lastContact = contact;
        return one;
    };
    const std::vector<CohortCandidate> ranked{
        of(9, true, RiskLevel::High, lately),
        of(8, true, RiskLevel::Moderate, {}),
        of(7, true, RiskLevel::Low, {}),
        of(6, true, {}, {}),
        of(5, true, {}, long_ago),
        of(4, true, {}, lately),
        of(3, false, RiskLevel::High, {}),
        of(1, false, {}, {}),
        of(2, false, {}, {}),
    };
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        for (std::size_t j = 0; j < ranked.size(); ++j) {
            INFO(i << " " << j);
            CHECK(calledBefore(ranked[i], ranked[j]) == (i < j));
        }
    }
    const auto plan = phoneCohort({ranked.rbegin(), ranked.rend()}, 4, keeping(0));
    CHECK(plan.entering == people({9, 8, 7, 6}));
    CHECK(plan.waiting == 5);
}

TEST_CASE("the cohort is bounded, and stays as it is while it may", "[programmes][cohort]")
{
    struct Row {
        const char* name;
        std::vector<CohortCandidate> all;
        std::int64_t capacity;
        int reserve;
        std::vector<int> entering;
        std::vector<int> leaving;
        std::int64_t after;
    };
    const auto always = Standing::Always;
    const auto never = Standing::Never;
    std::vector<CohortCandidate> twenty;
    for (int i = 1; i <= 20; ++i) {
        twenty.push_back(candidate(i, i > 1)); // the first ranks before all who are in
    }
    const Row rows[] = {
        {"nobody", {}, 10, 5, {}, {}, 0},
        {"room for all", {candidate(1), candidate(2)}, 10, 0, {1, 2}, {}, 2},
        {"room for one", {candidate(2), candidate(1)}, 1, 0, {1}, {}, 1},
        {"no capacity", {candidate(1)}, 0, 0, {}, {}, 0},
        {"a capacity below nothing is none", {candidate(1), candidate(2, true)}, -5, 0, {}, {2}, 0},
        {"who is in gives way to nobody", {candidate(1), candidate(2, true)}, 1, 0, {}, {}, 1},
        {"the capacity shrinks: the last ranks leave, the last one first",
            {candidate(1, true), candidate(2, true), candidate(3, true)}, 1, 0, {}, {3, 2}, 1},
        {"the reserve stays free", {candidate(1), candidate(2), candidate(3)}, 3, 10, {1, 2}, {}, 2},
        {"a capacity that sways inside the reserve moves nobody", twenty, 19, 10, {}, {}, 19},
        {"nor one that rises to it", twenty, 21, 10, {}, {}, 19},
        {"one beyond it lets the best in", twenty, 23, 10, {1}, {}, 20},
        {"one below sends the last away", twenty, 18, 10, {}, {20}, 18},
        {"who asked is in, above the capacity too", {candidate(1, false, always), candidate(2, false, always)}, 1, 0, {1, 2}, {},
            2},
        {"and takes the place of the last rank", {candidate(1, true), candidate(2, true), candidate(3, false, always)}, 2, 0, {3},
            {2}, 2},
        {"who objected never enters, and leaves", {candidate(1, false, never), candidate(2, true, never), candidate(3)}, 1, 0,
            {3}, {2}, 1},
        {"who must be called and is stays", {candidate(1, true, always)}, 0, 0, {}, {}, 1},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const auto plan = phoneCohort(row.all, row.capacity, keeping(row.reserve));
        CHECK(plan.entering == people(row.entering));
        CHECK(plan.leaving == people(row.leaving));
        CHECK(plan.after == row.after);
    }
    const auto plan = phoneCohort({candidate(1, true), candidate(2, true, Standing::Never), candidate(3)}, 1, keeping(0));
    CHECK(plan.before == 1); // nobody calls who objected
    CHECK(plan.after == 1);
    CHECK(plan.waiting == 1);
}

TEST_CASE("whoever comes: bounded, the same in any order, still a second time, and whole after a break", "[programmes][cohort]")
{
    CHECK(rc::check([] {
        const auto all = anyPeople();
        const std::int64_t capacity = *rc::gen::inRange(0, 70);
        const auto settings = keeping(*rc::gen::element(0, 5, 20));
        const auto plan = phoneCohort(all, capacity, settings);
        const auto after = carriedOut(all, plan, everyMove);

        RC_ASSERT(calledOf(after) == plan.after);
        const auto must =
            std::count_if(all.begin(), all.end(), [](const CohortCandidate& one) { return one.standing == Standing::Always; });
        RC_ASSERT(plan.always == must);
        RC_ASSERT(plan.after <= std::max<std::int64_t>(capacity, must));
        for (const CohortCandidate& one : after) {
            RC_ASSERT(one.standing != Standing::Always || one.in);
            RC_ASSERT(one.standing != Standing::Never || !one.in);
        }
        // Nobody moves twice, or to where she is.
        std::set<PersonId> moved(plan.entering.begin(), plan.entering.end());
        moved.insert(plan.leaving.begin(), plan.leaving.end());
        RC_ASSERT(moved.size() == plan.entering.size() + plan.leaving.size());
        for (const CohortCandidate& one : all) {
            const bool enters = std::find(plan.entering.begin(), plan.entering.end(), one.person) != plan.entering.end();
            RC_ASSERT(!enters || !one.in);
        }
        // Whoever was left out ranks behind whoever entered.
        for (const CohortCandidate& out : after) {
            for (const CohortCandidate& in : after) {
                const bool chosen = std::find(plan.entering.begin(), plan.entering.end(), in.person) != plan.entering.end();
                RC_ASSERT(out.in || out.standing != Standing::Ranked || !chosen || in.standing != Standing::Ranked
                    || calledBefore(in, out)
                    || std::find(plan.leaving.begin(), plan.leaving.end(), out.person) != plan.leaving.end());
            }
        }

        auto shuffled = all;
        std::mt19937 random(static_cast<unsigned>(*rc::gen::inRange(0, 1'000'000)));
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        RC_ASSERT(phoneCohort(shuffled, capacity, settings) == plan);

        const auto again = phoneCohort(after, capacity, settings);
        RC_ASSERT(again.entering.empty());
        RC_ASSERT(again.leaving.empty());
        RC_ASSERT(again.after == plan.after);

        const auto moves = static_cast<int>(plan.entering.size() + plan.leaving.size());
        const auto broken = carriedOut(all, plan, static_cast<std::size_t>(*rc::gen::inRange(0, moves + 1)));
        RC_ASSERT(carriedOut(broken, phoneCohort(broken, capacity, settings), everyMove) == after);
    }));
}

TEST_CASE("a million members are ranked in seconds", "[programmes][cohort]")
{
    constexpr int million = 1'000'000;
    std::mt19937 random(20261129);
    std::vector<CohortCandidate> all;
    all.reserve(million);
    for (int i = 0; i < million; ++i) {
        CohortCandidate one = candidate(i + 1, i % 5 == 0);
        one.careGap = random() % 2 == 0;
        one.lastContact = Instant(std::chrono::minutes(random() % 500'000));
        all.push_back(one);
    }
    const auto began = std::chrono::steady_clock::now();
    const auto plan = phoneCohort(std::move(all), 250'000, keeping(5));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    CHECK(plan.after == 237'500);
    CHECK(plan.entering.size() == 37'500);
    CHECK(took.count() < 20); // about one on a desktop; a loaded or instrumented build takes its time
}
