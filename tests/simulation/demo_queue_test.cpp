#include "core/queue/history_of_facts.h"
#include "core/queue/plan.h"
#include "core/simulation/demo_scenario.h"

#include <catch2/catch.hpp>

#include <map>

using namespace relais;

namespace {

struct Counts {
    int ready = 0;
    int waiting = 0;
    int stopped = 0;
};

/// What the queue's rules make of the demo's entries at its start, by campaign.
std::map<QString, Counts> countEntries(Instant start)
{
    const auto made = makeDemoScenario(7, start).value();
    const auto outcomes = OutcomeCatalogue::shipped().value();
    const auto calendar = Calendar::shipped(made.calendar).value();
    std::map<PersonId, std::vector<Fact>> facts;
    for (const auto& fact : made.facts) {
        facts[*fact.person].push_back(fact);
    }
    std::map<PersonId, const DemoPerson*> people;
    for (const auto& person : made.people) {
        people[person.id] = &person;
    }
    std::map<QString, Counts> counts;
    for (const auto& entry : made.entries) {
        const auto& person = *people.at(entry.person);
        ContactHistory known;
        known.isMember = person.memberSince.has_value();
        for (const auto& point : person.contactPoints) {
            known.numbers.push_back(point.number);
        }
        const auto campaign = CampaignSpec::shipped(entry.campaign).value();
        EntryFacts about;
        about.campaign = entry.campaign;
        about.territory = person.territory;
        about.centre = made.centre;
        about.enteredAt = entry.enteredAt;
        about.longestGapYears = entry.longestGapYears;
        const auto history = historyWith(known, facts[person.id]);
        const auto plan = planEntry(campaign, outcomes, calendar, about, history);
        auto& count = counts[entry.campaign.code];
        const bool mayNow = mayCall(campaign, outcomes, calendar, about, history, start).allowed;
        ++(plan.state != PlanState::Open ? count.stopped : plan.due.from <= start && mayNow ? count.ready : count.waiting);
    }
    return counts;
}

} // namespace

TEST_CASE("the demo has many people to call in both campaigns, at whatever hour it starts", "[simulation]")
{
    for (const auto* at : {"2026-11-22T03:00:00Z", "2026-12-25T12:00:00Z", "2027-05-01T21:30:00Z", "2026-11-23T23:50:00Z"}) {
        CAPTURE(at);
        const auto counts = countEntries(instantFromText(QString::fromLatin1(at)).value());
        CHECK(counts.at(QStringLiteral("diabete-ecart")).ready >= 40);
        CHECK(counts.at(QStringLiteral("sophia-diabete")).ready >= 25);
        CHECK(counts.at(QStringLiteral("diabete-ecart")).stopped == 0);
        CHECK(counts.at(QStringLiteral("sophia-diabete")).stopped == 0);
    }
}
