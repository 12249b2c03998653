// A hand-out that was asked for in a session that has ended when its turn comes: nobody may stay lent to a desk where nobody sits.
#include "app/server/lease_orders.h"
#include "core/accounts/secret.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <future>

using namespace relais;
using namespace relais::test;

namespace {

struct World {
    SessionOrder order(const DemoDesk& desk)
    {
        const CentreId centre{desk.centre};
        const auto agent = AgentId::fromText(desk.agent).value();
        const auto profile = run.server().work().read(
            centre, [&](CentralJob& job) { return profileOf(job.accounts.agent(centre, agent, job.now).value()); });
        return {{{DeskId::fromText(desk.desk).value(), profile.value()}, {2}}, secretHash(desk.token)};
    }
    std::future<Result<LeaseAnswer>> ask(const DemoDesk& desk, const SessionOrder& order)
    {
        auto told = std::make_shared<std::promise<Result<LeaseAnswer>>>();
        auto answer = told->get_future();
        orders.take(CentreId{desk.centre}, order, [told](Result<LeaseAnswer> one) { told->set_value(std::move(one)); });
        return answer;
    }
    std::size_t heldBy(const DemoDesk& desk)
    {
        return run.server()
            .work()
            .read(CentreId{desk.centre},
                [&](CentralJob& job) { return job.unit.leases.heldBy(DeskId::fromText(desk.desk).value()).size(); })
            .value();
    }
    std::vector<AuditAct> trail()
    {
        std::vector<AuditAct> acts;
        const auto events = run.server().database().runAndWait(Access::Read, [&](Connection& connection) {
            AccountRepository accounts(connection);
            return accounts.auditTrail(accounts.centres().front().id);
        });
        for (const AuditEvent& event : events.value()) {
            acts.push_back(event.act);
        }
        return acts;
    }

    RunningServer run{{}, RunningServer::Centre::Demo};
    LeaseOrders orders{run.server().work()};
};

} // namespace

TEST_CASE("whoever's session ended before her turn came is lent nobody, and others who asked with her are", "[server][contacts]")
{
    World world;
    DemoDesk gone(world.run, "sonia");
    DemoDesk stays(world.run, "karim");
    const auto late = world.order(gone);
    const auto good = world.order(stays);
    REQUIRE(gone.lease(2).size() >= 2);
    SECTION("she signed out")
    {
        CHECK(world.run.client().remove("/api/v1/sessions/current", gone.token).status == 204);
        CHECK(world.trail().back() == AuditAct::SignedOut);
    }
    SECTION("her desk was declared lost")
    {
        const DemoDesk manager(world.run, "helene");
        CHECK(manager.post("/desks/" + gone.desk.toStdString() + "/loss", {}).status == 200);
    }
    CHECK(world.heldBy(gone) == 0);
    // Both wait behind the same writer, and are answered together.
    std::promise<void> gate;
    world.run.server().database().run(
        Access::Write, gone.centre,
        [opened = gate.get_future().share()](Connection&) {
            opened.wait();
            return Done{};
        },
        [](const Result<Done>&) {});
    auto refused = world.ask(gone, late);
    auto given = world.ask(stays, good);
    gate.set_value();
    const auto answer = refused.get();
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::NotSignedIn);
    CHECK(given.get().value().contacts.size() >= 2);
    CHECK(world.heldBy(gone) == 0);
    // Alone, too.
    CHECK(world.ask(gone, late).get().error().code == ErrorCode::NotSignedIn);
    CHECK(world.heldBy(gone) == 0);
}
