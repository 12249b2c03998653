#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("who works in an office is signed in, is lent nobody and has no states", "[desk][calls][office]")
{
    for (const Role role : {Role::MedicalOfficer, Role::CampaignLead, Role::TeamManager, Role::Administrator}) {
        INFO(codeOf(role).toStdString());
        DeskWorld world;
        world.fillQueue(4);
        world.server.session.agent = sampleId<AgentId>(3);
        world.server.session.centre = {QStringLiteral("albi")};
        world.server.session.role = role;
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.desk.ready();
        desk.desk.pause(StateReason{QStringLiteral("lunch")});
        desk.advance(std::chrono::minutes(45));
        CHECK(world.server.leaseRequests == 0);
        CHECK(world.server.lent.empty());
        CHECK_FALSE(desk.state().contact);
        CHECK(desk.state().agentState == AgentState::Activity);
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        CHECK(world.server.bodies<AgentStateChanged>().empty());
        CHECK(desk.failures.empty());
    }
}

TEST_CASE("a server that lets her follow no changes is no failing server", "[desk][calls][office]")
{
    DeskWorld world;
    world.server.session.agent = sampleId<AgentId>(3);
    world.server.session.centre = {QStringLiteral("albi")};
    world.server.session.role = Role::MedicalOfficer;
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    world.server.refusesAll = Error{ErrorCode::NotPermitted, {}};
    desk.advance(std::chrono::minutes(5));
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK_FALSE(desk.state().sync.error);
}

TEST_CASE("a manager's desk asks the server for the planned calls, and says when it is silent", "[desk][calls][office]")
{
    DeskWorld world;
    world.server.session.agent = sampleId<AgentId>(3);
    world.server.session.centre = {QStringLiteral("albi")};
    world.server.session.role = Role::TeamManager;
    world.server.planned = {QDate(2026, 11, 2), 4, {{QStringLiteral("sophia-diabetes"), 2, {1, 1}}}};
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    const auto planned = desk.get(desk.desk.plannedCalls());
    REQUIRE(planned);
    CHECK(*planned == world.server.planned);
    world.server.reachable = false;
    const auto silent = desk.get(desk.desk.plannedCalls());
    REQUIRE_FALSE(silent);
    CHECK(silent.error().code == ErrorCode::Unreachable);
}
