#include "core/calls/desk_context.h"
#include "tests/calls/own_promise.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("whose call was killed is not called again before its outcome is told", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    {
        DeskHarness desk(world);
        desk.begin();
        REQUIRE(desk.onScreen() == samplePerson(0).id);
        world.server.reachable = false;
        desk.dial();
    }
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.state().openAttempts == 1);
    CHECK(desk.onScreen() == samplePerson(1).id);
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.onScreen() == samplePerson(1).id);
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.onScreen() == samplePerson(2).id);
}

TEST_CASE("who leaves and comes back while the server is away finds her contacts and promises", "[desk][accounts][followups]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.promises = {ownPromise(world, 40, std::chrono::hours(4))};
    const auto agenda = [](DeskHarness& desk) { return desk.get(desk.desk.agenda()).value().size(); };
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(agenda(desk) == 1);
    SECTION("away")
    {
        world.server.reachable = false;
        SECTION("as she knew already")
        {
            desk.advance(std::chrono::seconds(20));
        }
        SECTION("as she did not know yet") {}
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        REQUIRE_FALSE(desk.state().agent);
        REQUIRE(desk.signIn());
        REQUIRE(desk.state().agent->offline);
        CHECK(agenda(desk) == 1);
        desk.desk.ready();
        desk.settle();
        CHECK(desk.onScreen() == samplePerson(0).id);
        // Without a session nothing can be given back, though the server is there.
        world.server.reachable = true;
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        world.server.reachable = false;
        REQUIRE(desk.signIn());
        CHECK(agenda(desk) == 1);
    }
    SECTION("there: all goes back, and nobody's file stays")
    {
        REQUIRE(desk.get(desk.desk.signOut()));
        desk.settle();
        CHECK(world.server.lent.empty());
        world.server.reachable = false;
        REQUIRE(desk.signIn());
        CHECK(agenda(desk) == 0);
        desk.desk.ready();
        desk.settle();
        CHECK_FALSE(desk.state().contact);
    }
}

TEST_CASE("too many tries at the server are not judged here instead", "[desk][accounts]")
{
    DeskWorld world;
    {
        DeskHarness before(world);
        REQUIRE(before.signIn());
    }
    DeskHarness desk(world);
    world.server.refusesAll = Error{ErrorCode::ServerBusy, QStringLiteral("rate_limited")};
    for (const auto& password : {QStringLiteral("motdepasse"), QStringLiteral("faux")}) {
        const auto refused = desk.signIn(password);
        REQUIRE_FALSE(refused);
        CHECK(refused.error() == *world.server.refusesAll);
        CHECK_FALSE(desk.state().agent);
    }
    world.server.refusesAll.reset();
    REQUIRE(desk.signIn());
    CHECK_FALSE(desk.state().agent->offline);
}

TEST_CASE("a server that is busy for a moment is asked again before she is signed in without it", "[desk][accounts]")
{
    DeskWorld world;
    {
        DeskHarness before(world);
        REQUIRE(before.signIn());
    }
    DeskHarness desk(world);
    world.server.refusesAll = Error{ErrorCode::ServerBusy, QStringLiteral("server_busy")};
    world.server.setRetryAfter(std::chrono::seconds(2));
    const auto coming = desk.desk.signIn(QStringLiteral("marie"), QStringLiteral("motdepasse"));
    desk.advance(std::chrono::seconds(3));
    CHECK_FALSE(coming.isFinished());
    SECTION("it is there again")
    {
        world.server.refusesAll.reset();
        desk.advance(std::chrono::seconds(3));
        REQUIRE(coming.isFinished());
        REQUIRE(coming.result());
        CHECK_FALSE(desk.state().agent->offline);
    }
    SECTION("it stays busy")
    {
        desk.advance(std::chrono::seconds(10));
        REQUIRE(desk.get(coming));
        CHECK(desk.state().agent->offline);
    }
}

TEST_CASE("who has never been here is told that the server is busy, not that it is away", "[desk][accounts]")
{
    DeskWorld world;
    DeskHarness desk(world);
    world.server.refusesAll = Error{ErrorCode::ServerBusy, QStringLiteral("server_busy")};
    const auto coming = desk.desk.signIn(QStringLiteral("marie"), QStringLiteral("motdepasse"));
    desk.advance(std::chrono::seconds(10));
    CHECK(desk.get(coming).error() == *world.server.refusesAll);
}

TEST_CASE("what was typed about a contact that is given back is there when it comes again", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    const LeasedContact contact = desk.state().contact->contact;
    desk.desk.setNote(QStringLiteral("sonner chez la voisine"));
    REQUIRE(desk.get(desk.desk.giveBack()));
    desk.settle();
    REQUIRE(desk.onScreen() == samplePerson(1).id);
    desk.advance(std::chrono::seconds(1));
    CHECK(desk.state().contact->note.isEmpty());
    LeasedContact again = contact;
    again.lease = sampleId<LeaseId>(740); // each time it is lent it is another lease
    ++again.fence;
    world.server.queue = {again};
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    desk.advance(std::chrono::seconds(1));
    REQUIRE(desk.onScreen() == contact.person.id);
    CHECK(desk.state().contact->note == QStringLiteral("sonner chez la voisine"));
}

TEST_CASE("a contact that was given back and is told of once more is given back again, never held", "[desk][calls][sync]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    const LeasedContact contact = desk.state().contact->contact;
    REQUIRE(desk.get(desk.desk.giveBack()));
    desk.settle();
    REQUIRE(desk.onScreen() == samplePerson(1).id);
    // The server has not heard of it yet: its next answer still names that lease, and what is on its way to it will end it.
    world.server.queue = {contact};
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    desk.advance(std::chrono::seconds(1));
    CHECK(desk.onScreen() != contact.person.id);
    CHECK_FALSE(world.server.lent.contains(contact.lease));
}

TEST_CASE("a death that arrives during the call is said by name, and the list promises nothing more", "[desk][calls][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.connectPerson();
    REQUIRE(desk.desk.preview(DeskHarness::outcome(OutcomeCode::NoAnswer)).due);
    world.server.lent.erase(sampleContact(0, {}).lease);
    world.server.feed = {
        {1, ChangeKind::PersonClosed, samplePerson(0).id, std::nullopt, std::nullopt, std::nullopt, QStringLiteral("deceased")}};
    desk.advance(std::chrono::seconds(20));
    REQUIRE(desk.onScreen() == samplePerson(0).id);
    CHECK(desk.state().lost == LostContact{nameInList(samplePerson(0).identity), true});
    const auto preview = desk.desk.preview(DeskHarness::outcome(OutcomeCode::NoAnswer));
    CHECK(preview.done);
    CHECK_FALSE(preview.due);
    desk.line.end(LineCause::Completed, std::chrono::seconds(20));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK_FALSE(desk.state().lost);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk.onScreen() == samplePerson(1).id);
}

TEST_CASE("an outcome told later is not taken for a contact that was taken away", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    {
        DeskHarness killed(world);
        killed.begin();
        killed.dial();
    }
    world.server.lent.erase(sampleContact(0, {}).lease);
    DeskHarness desk(world);
    desk.begin();
    const auto open = desk.get(desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    REQUIRE(desk.get(desk.desk.resumeAttempt(open->front().attempt)));
    desk.advance(std::chrono::seconds(40));
    CHECK_FALSE(desk.state().lost);
}
