#include "db/simulation/demo_store.h"

#include "core/followups/read_agenda.h"
#include "core/people/search_people.h"
#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("the demo's centre is written into an empty store and can be worked at once", "[simulation]")
{
    TestCentre centre;
    const auto scenario = makeDemoScenario(7, centre.clock.now()).value();
    centre.centre = scenario.centre;
    for (const DemoAgent& agent : scenario.agents) {
        centre.agents.add({agent.id, scenario.centre, agent.displayName, agent.role, agent.competences});
    }
    const auto written = centre.store.database().runAndWait(Access::WriteAlone, [&](Connection& connection) {
        CentralStores stores(connection, scenario.centre, centre.agents, centre.ids);
        return writeDemo(connection, stores, centre.rules, scenario, centre.clock.now());
    });
    INFO((written ? QString() : written.error().detail).toStdString());
    REQUIRE(written);

    std::size_t handedOut = 0;
    for (const DemoAgent& agent : scenario.agents) {
        if (agent.role != Role::NurseAdviser && agent.role != Role::EnrolmentCaller) {
            continue;
        }
        INFO(agent.login.toStdString());
        const relais::test::TestDesk desk{centre.ids.make<DeskId>(), *centre.agents.find(agent.id)};
        const auto given = centre.lease(desk, 12);
        CHECK_FALSE(given.contacts.empty());
        handedOut += given.contacts.size();
        for (const LeasedContact& contact : given.contacts) {
            CHECK(contact.person.health.has_value() == (agent.role == Role::NurseAdviser));
            CHECK_FALSE(contact.reasons.empty());
            CHECK_FALSE(contact.history.numbers.empty());
        }
    }
    CHECK(handedOut > 12);
    const auto hits = centre.inUnit(
        [&](CentralUnit& unit) { return searchPeople(unit.people, scenario.people.front().identity.familyName()); });
    CHECK_FALSE(hits.empty());
    const auto conflicts = centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(10); });
    CHECK(conflicts.empty());
}
