#include "core/followups/read_agenda.h"
#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("the agenda lists live promises by due time, own ones with the person", "[followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    const PersonId other = centre.addTarget();
    auto desk = centre.addDesk();
    auto colleague = centre.addDesk();
    const CampaignCode campaign{QStringLiteral("diabete-ecart")};
    const auto at = [&](int hours) {
        return Window{centre.clock.now() + std::chrono::hours(hours), centre.clock.now() + std::chrono::hours(hours + 1)};
    };
    const Fact mine = centre.fact(desk, person, PromiseMade{campaign, {}, at(4), desk.agent.id, QStringLiteral("au calme"), {}});
    const Fact anyones = centre.fact(desk, other, PromiseMade{campaign, {}, at(2), {}, {}, {}});
    centre.upload(desk, {mine, anyones});
    const auto agenda = [&](const relais::test::TestDesk& who) {
        return centre.inUnit([&](CentralUnit& unit) { return readAgenda(unit, centre.rules, who.agent, centre.clock.now()); });
    };

    const auto page = agenda(desk);
    REQUIRE(page.items.size() == 2);
    CHECK(page.items[0].promise == anyones.id);
    CHECK_FALSE(page.items[0].slice.has_value());
    CHECK(page.items[1].promise == mine.id);
    CHECK(page.items[1].ownerName == QStringLiteral("Marie L."));
    CHECK(page.items[1].reason == QStringLiteral("au calme"));
    REQUIRE(page.items[1].slice);
    CHECK(page.items[1].slice->id == person);
    CHECK(agenda(colleague).items.size() == 1);

    centre.clock.advance(std::chrono::minutes(1));
    centre.upload(desk,
        {centre.fact(desk, person, PromiseMade{campaign, {}, at(6), desk.agent.id, {}, {}}),
            centre.fact(desk, other, PromiseCancelled{anyones.id, {}})});
    REQUIRE(agenda(desk).items.size() == 1);
    CHECK(agenda(desk).items[0].due.from == at(6).from);
}

TEST_CASE("nobody sees the promises of a campaign that is not hers, unless she made them", "[followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    const PersonId other = centre.addTarget();
    auto desk = centre.addDesk();
    auto stranger = centre.addDesk();
    stranger.agent.competences = QStringList{QStringLiteral("sophia-diabete")};
    const CampaignCode campaign{QStringLiteral("diabete-ecart")};
    const Window due{centre.clock.now() + std::chrono::hours(2), centre.clock.now() + std::chrono::hours(3)};
    centre.upload(desk,
        {centre.fact(desk, person, PromiseMade{campaign, {}, due, {}, QStringLiteral("tabac"), {}}),
            centre.fact(desk, other, PromiseMade{campaign, {}, due, stranger.agent.id, {}, {}})});
    const auto page =
        centre.inUnit([&](CentralUnit& unit) { return readAgenda(unit, centre.rules, stranger.agent, centre.clock.now()); });
    REQUIRE(page.items.size() == 1);
    CHECK(page.items[0].person == other);
}

TEST_CASE("a manager reads when a promise is due and who made it, not about whom nor why", "[followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    auto manager = centre.addDesk();
    manager.agent.role = Role::TeamManager;
    const Window due{centre.clock.now() + std::chrono::hours(2), centre.clock.now() + std::chrono::hours(3)};
    centre.upload(desk,
        {centre.fact(
            desk, person, PromiseMade{{QStringLiteral("diabete-ecart")}, {}, due, {}, QStringLiteral("parle de sa fille"), {}})});
    const auto agenda = [&](const AgentProfile& who) {
        return centre.inUnit([&](CentralUnit& unit) { return readAgenda(unit, centre.rules, who, centre.clock.now()); });
    };
    manager.agent.competences = desk.agent.competences;
    const auto page = agenda(manager.agent);
    REQUIRE(page.items.size() == 1);
    CHECK(page.items[0].due == due);
    CHECK(page.items[0].madeByName == QStringLiteral("Marie L."));
    CHECK(page.items[0].personName.isEmpty());
    CHECK(page.items[0].reason.isEmpty());
    CHECK_FALSE(page.items[0].slice);
    REQUIRE(agenda(desk.agent).items.size() == 1);
    CHECK_FALSE(agenda(desk.agent).items[0].personName.isEmpty());
}

TEST_CASE("a slot says how many promises it holds", "[followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const Instant from = *instantFromText(u"2026-11-04T14:00:00Z");
    centre.upload(desk,
        {centre.fact(desk, person,
            PromiseMade{{QStringLiteral("diabete-ecart")}, {}, {from, from + std::chrono::minutes(10)}, {}, {}, {}})});
    const auto slots_ =
        centre.inUnit([&](CentralUnit& unit) { return slotCapacities(unit, centre.rules, QDate(2026, 11, 4), centre.centre); });
    int taken = 0;
    for (const SlotCapacity& slot : slots_) {
        taken += slot.taken;
        CHECK(slot.capacity == 6 * slot.from.secsTo(slot.until) / 3600);
        if (slot.taken == 1) {
            CHECK(slot.from <= QTime(15, 0));
            CHECK(slot.until > QTime(15, 0));
        }
    }
    CHECK(taken == 1);
}
