#include "core/programmes/recompute_pathway.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::TestCentre;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");

/// The shipped programmes, where the first coaching call comes some days later.
std::shared_ptr<const ProgrammeBook> withLaterFirstCall()
{
    auto files = ProgrammeBook::shippedFiles();
    for (NamedFile& file : files) {
        if (file.name == QLatin1String("sophia.json")) {
            file.bytes.replace(
                "\"anchor\": \"phone_cohort\", \"offset\": \"P7D\"", "\"anchor\": \"phone_cohort\", \"offset\": \"P17D\"");
        }
    }
    return std::make_shared<const ProgrammeBook>(ProgrammeBook::of(files).value());
}

} // namespace

TEST_CASE("a corrected protocol moves every schedule of its pathway once, batch by batch, and no fact", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    auto desk = centre.addDesk(Role::NurseAdviser);
    std::vector<PersonId> people;
    for (int i = 0; i < 7; ++i) {
        people.push_back(centre.addTarget());
        const PathwayJoined joined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true};
        const auto answers = centre.upload(desk,
            {centre.fact(desk, people.back(), PathwaySaid{diabetes, joined}),
                centre.fact(desk, people.back(), PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}})});
        REQUIRE(answers.back().verdict == FactVerdict::Accepted);
    }
    const auto dueOf = [&](const PersonId& person) {
        return centre.inUnit([&](CentralUnit& unit) {
            const auto stored = unit.pathways.of(person);
            for (const StoredStep& step : stored.at(0).steps) {
                if (step.step == QLatin1String("first_call")) {
                    return step.due.value().from;
                }
            }
            return Instant();
        });
    };
    const auto recompute = [&] {
        std::optional<PersonId> after;
        RecomputedBatch all;
        int batches = 0;
        do {
            const auto batch = centre.inUnit(
                [&](CentralUnit& unit) { return recomputePathway(unit, centre.rules, diabetes, after, 3, centre.clock.now()); });
            all.people += batch.people;
            all.changed += batch.changed;
            after = batch.last;
            ++batches;
        } while (after);
        CHECK(batches == 3);
        CHECK(all.people == 7);
        return all.changed;
    };
    CHECK(recompute() == 0); // what is stored is what follows
    const Instant before = dueOf(people[4]);
    const auto facts = centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(people[4]); });
    centre.rules.programmes = withLaterFirstCall();
    CHECK(recompute() == 7);
    CHECK(dueOf(people[4]) > before + std::chrono::days(7));
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(people[4]); }) == facts);
    const auto entries = centre.inUnit([&](CentralUnit& unit) { return unit.queue.entriesOf(people[4]); });
    CHECK(std::any_of(entries.begin(), entries.end(), [&](const QueueEntry& one) {
        return one.campaign.code == QLatin1String("sophia-diabete") && one.due.from == dueOf(people[4]);
    }));
    CHECK(recompute() == 0);

    // Files that do not hold her pathway take no schedule away.
    auto others = ProgrammeBook::shippedFiles();
    others.erase(std::remove_if(others.begin(), others.end(),
                     [](const NamedFile& file) {
                         return file.name == QLatin1String("sophia.json") || file.name == QLatin1String("prado.json");
                     }),
        others.end());
    centre.rules.programmes = std::make_shared<const ProgrammeBook>(ProgrammeBook::of(others).value());
    const auto left = centre.inUnit(
        [&](CentralUnit& unit) { return recomputePathway(unit, centre.rules, diabetes, std::nullopt, 10, centre.clock.now()); });
    CHECK(left.unknown == 7);
    CHECK(left.changed == 0);
    CHECK(dueOf(people[4]) > before + std::chrono::days(7));
}
