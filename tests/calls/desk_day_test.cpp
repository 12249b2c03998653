#include "core/calls/close_rules.h"
#include "core/calls/next_contact.h"
#include "core/queue/hand_out_order.h"
#include "tests/calls/own_promise.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const CampaignCode contactCampaign{QStringLiteral("diabete-ecart")};

} // namespace

TEST_CASE("her own promise comes first when it is due, and nobody new just before it", "[desk][calls][followups]")
{
    DeskWorld world;
    world.fillQueue(5);
    world.server.promises = {ownPromise(world, 40, std::chrono::minutes(20))};
    DeskHarness desk(world);
    desk.begin();
    CHECK(desk.onScreen() == samplePerson(0).id);
    CHECK(desk.state().now.size() == 2);
    desk.dial();
    const auto handling = world.rules.campaign(contactCampaign)->retry.meanHandling;
    desk.advance(std::chrono::minutes(20) - handling + std::chrono::seconds(30));
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK_FALSE(desk.state().contact);
    REQUIRE(desk.state().noContact);
    CHECK(desk.state().noContact->code == QStringLiteral("promise_soon"));
    desk.advance(handling - world.rules.campaign(contactCampaign)->retry.promiseEarly);
    REQUIRE(desk.state().contact);
    CHECK(desk.onScreen() == samplePerson(40).id);
    CHECK(desk.state().contact->origin == ContactOrigin::Promise);

    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::Fruitful));
    CHECK(desk.get(desk.desk.agenda())->empty());
    CHECK(world.server.bodies<AttemptStarted>().back().promise == sampleId<PromiseId>(500 + 40));
    CHECK(desk.onScreen() == samplePerson(1).id);
}

TEST_CASE("no new call begins that the end of service would cut", "[desk][calls][followups]")
{
    DeskWorld world;
    world.rules.calendar = Calendar::shipped(QStringLiteral("france")).value();
    world.fillQueue(3);
    const auto handling = world.rules.campaign(contactCampaign)->retry.meanHandling;
    world.clock.setWall(*instantFromText(u"2026-11-03T18:00:00Z") - handling - std::chrono::minutes(1));
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.state().contact);
    desk.dial();
    desk.advance(std::chrono::minutes(2));
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK_FALSE(desk.state().contact);
    REQUIRE(desk.state().noContact);
    CHECK(desk.state().noContact->code == QStringLiteral("shift_ends"));
    CHECK(desk.state().noContact->until == instantFromText(u"2026-11-04T08:00:00Z"));
}

TEST_CASE("a callback is promised inside service hours only, and the nearest times are named", "[desk][calls][followups]")
{
    DeskWorld world;
    world.rules.calendar = Calendar::shipped(QStringLiteral("france")).value();
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    CloseRequest request = DeskHarness::outcome(OutcomeCode::CallbackRequested);
    const Instant evening = *instantFromText(u"2026-11-03T19:30:00Z"); // 20 h 30 in Paris
    request.callback = Window{evening, evening + std::chrono::minutes(10)};
    const auto preview = desk.desk.preview(request);
    CHECK(preview.missing == ErrorCode::PromiseNotPossible);
    CHECK(preview.promiseVerdict == QStringLiteral("outside_service_hours"));
    REQUIRE(preview.promiseFits.size() == 2);
    CHECK(preview.promiseFits[0] == LocalTime{QDate(2026, 11, 3), QTime(18, 50)});
    CHECK(preview.promiseFits[1] == LocalTime{QDate(2026, 11, 4), QTime(9, 0)});
    const auto refused = desk.get(desk.desk.close(request));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error{ErrorCode::PromiseNotPossible, QStringLiteral("outside_service_hours")});
    CHECK(desk.onScreen() == samplePerson(0).id);
    CHECK(world.server.bodies<AttemptClosed>().empty());

    request.callback = Window{*instantFromText(u"2026-11-03T17:50:00Z"), *instantFromText(u"2026-11-03T18:00:00Z")};
    CHECK_FALSE(desk.desk.preview(request).missing);
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    CHECK(world.server.bodies<PromiseMade>().size() == 1);
}

TEST_CASE("a full slot is said, and can still be promised", "[desk][calls][followups]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    const Instant afternoon = *instantFromText(u"2026-11-04T14:00:00Z"); // 15 h in Paris, the slot 14-17
    CloseRequest request = DeskHarness::outcome(OutcomeCode::CallbackRequested);
    request.callback = Window{afternoon, afternoon + std::chrono::minutes(10)};
    CHECK(desk.desk.preview(request).promiseVerdict == QStringLiteral("good"));
    world.server.takenPromises = 6;
    REQUIRE(desk.get(desk.desk.slotCapacities(QDate(2026, 11, 4))));
    CHECK(desk.desk.preview(request).promiseVerdict == QStringLiteral("slot_full"));
    CHECK_FALSE(desk.desk.preview(request).missing);
    CHECK(desk.get(desk.desk.close(request)));
    desk.settle();
}

TEST_CASE("only the first machine of a campaign may hear a message", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    AttemptRecord machine;
    machine.id = sampleId<AttemptId>(900);
    machine.campaign = contactCampaign;
    machine.startedAt = world.clock.now() - std::chrono::days(3);
    machine.outcome = OutcomeCode::AnsweringMachine;
    world.server.queue.at(1).history.attempts = {machine};
    DeskHarness desk(world);
    desk.begin();
    CHECK(desk.desk.preview(DeskHarness::outcome(OutcomeCode::AnsweringMachine)).mayLeaveMessage);
    CHECK_FALSE(desk.desk.preview(DeskHarness::outcome(OutcomeCode::NoAnswer)).mayLeaveMessage);
    desk.dial();
    desk.line.end(LineCause::Machine);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::AnsweringMachine));
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK_FALSE(desk.desk.preview(DeskHarness::outcome(OutcomeCode::AnsweringMachine)).mayLeaveMessage);
}

TEST_CASE("a promise that she cannot come to in time goes back for a colleague", "[desk][calls][followups]")
{
    DeskWorld world;
    world.fillQueue(2);
    const auto promise = ownPromise(world, 40, std::chrono::minutes(20));
    LeasedContact lent = contactOfPromise(promise).value();
    lent.lease = sampleId<LeaseId>(740);
    lent.entry = sampleId<EntryId>(741);
    lent.fence = 3;
    world.server.promises = {promise};
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.connectPerson();
    desk.advance(std::chrono::minutes(14));
    world.server.queue.push_back(lent);
    desk.advance(std::chrono::minutes(2));
    REQUIRE(world.server.lent.contains(lent.lease));
    desk.advance(std::chrono::minutes(13));
    CHECK(world.server.lent.contains(lent.lease));
    desk.advance(std::chrono::minutes(2));
    CHECK_FALSE(world.server.lent.contains(lent.lease));
    // A colleague may be keeping it now: it is no more taken from the agenda alone, unless the server is away.
    desk.line.end(LineCause::Completed);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::Fruitful));
    CHECK(desk.onScreen() == samplePerson(1).id);
}

TEST_CASE("a late promise that she was lent as the free one is called next, and is offered again while she speaks to another",
    "[desk][calls][followups]")
{
    DeskWorld world;
    world.fillQueue(2);
    const auto promise = ownPromise(world, 40, -std::chrono::minutes(20));
    LeasedContact shared = contactOfPromise(promise).value();
    shared.lease = sampleId<LeaseId>(740);
    shared.entry = sampleId<EntryId>(741);
    shared.rank = commonPromiseRank;
    shared.fence = 3;
    world.server.promises = {promise};
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == samplePerson(0).id);
    world.server.queue.push_back(shared);
    desk.desk.syncNow();
    desk.advance(std::chrono::minutes(1));
    desk.dial();
    desk.line.connectPerson();
    desk.advance(std::chrono::minutes(1));
    // Nobody has taken it: it is there again before she has written up the call.
    CHECK_FALSE(world.server.lent.contains(shared.lease));
    shared.lease = sampleId<LeaseId>(742); // each time it is lent it is another lease
    ++shared.fence;
    world.server.queue.push_back(shared);
    desk.line.end(LineCause::Completed);
    desk.settle();
    REQUIRE(world.server.lent.contains(shared.lease));
    REQUIRE(desk.close(OutcomeCode::Fruitful));
    CHECK(desk.onScreen() == promise.person);
    desk.advance(std::chrono::minutes(1));
    CHECK(world.server.lent.contains(shared.lease));
}

TEST_CASE("an own promise that was opened before its lease came carries the fence from then on", "[desk][calls][followups]")
{
    DeskWorld world;
    const auto promise = ownPromise(world, 40, std::chrono::minutes(2));
    world.server.promises = {promise};
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == promise.person);
    LeasedContact lent = contactOfPromise(promise).value();
    lent.lease = sampleId<LeaseId>(740);
    lent.entry = sampleId<EntryId>(741);
    lent.fence = 3;
    desk.dial();
    world.server.queue.push_back(lent);
    desk.desk.syncNow();
    desk.advance(std::chrono::minutes(1));
    REQUIRE(world.server.lent.contains(lent.lease));
    desk.line.connectPerson();
    desk.line.end(LineCause::Completed);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::Fruitful));
    for (const Fact& fact : world.server.facts) {
        if (std::holds_alternative<AttemptClosed>(fact.body)) {
            CHECK(fact.fence == 3);
        }
        if (const auto* started = std::get_if<AttemptStarted>(&fact.body)) {
            CHECK_FALSE(fact.fence);
            CHECK(started->promise == promise.promise);
        }
    }
}

TEST_CASE("the same state with the same reason is recorded once", "[desk][activity]")
{
    DeskWorld world;
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    desk.desk.pause({QStringLiteral("lunch")});
    desk.desk.pause({QStringLiteral("lunch")});
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    const auto states = world.server.bodies<AgentStateChanged>();
    REQUIRE(states.size() == 3);
    CHECK(states[1].reason == StateReason{QStringLiteral("lunch")});
    CHECK(states[2].reason == StateReason{QStringLiteral("short")});
}

TEST_CASE("somebody calls in, and the prepared contact waits", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    const LeasedContact caller = sampleContact(77, world.clock.now());
    world.server.directory = {
        {caller.person.id, QStringLiteral("Marguerite ROUSSEAU"), QDate(1964, 9, 17), QStringLiteral("Nantes"), {}}};
    world.server.files = {{caller.person, caller.history, caller.campaign, caller.entry}};
    DeskHarness desk(world);
    desk.begin();
    const PersonId prepared = desk.onScreen();
    desk.desk.setNote(QStringLiteral("à demander : l'ophtalmologue"));
    desk.line.ringIn(QStringLiteral("in-1"), QStringLiteral("0639980077"));
    CHECK(desk.state().incomingCall);
    const auto found = desk.get(desk.desk.search(QStringLiteral("rousseau")));
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    REQUIRE(desk.get(desk.desk.openInbound(found->front().id, desk.state().incomingNumber)));
    desk.settle();
    CHECK(world.server.openedFor == std::vector<QString>{QStringLiteral("inbound_call")});
    CHECK(desk.onScreen() == caller.person.id);
    CHECK(desk.state().contact->origin == ContactOrigin::Inbound);
    CHECK(desk.state().agentState == AgentState::InCall);
    CHECK_FALSE(desk.state().incomingCall);
    desk.desk.setIdentity(IdentityCheck::Confirmed);
    desk.advance(std::chrono::seconds(90));
    REQUIRE(desk.close(OutcomeCode::InfoRequest));
    const auto started = world.server.bodies<AttemptStarted>();
    REQUIRE(started.size() == 1);
    CHECK(started[0].direction == CallDirection::Inbound);
    CHECK(started[0].number == caller.person.contactPoints[0].number);
    CHECK(world.server.bodies<AttemptClosed>()[0].talk == std::chrono::seconds(90));
    CHECK(desk.onScreen() == prepared);
    CHECK(desk.state().contact->note == QStringLiteral("à demander : l'ophtalmologue"));
    CHECK(desk.state().agentState == AgentState::Ready);
}

TEST_CASE("without the server she finds the people who are on her desk", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.directory = {{sampleId<PersonId>(9), QStringLiteral("Marguerite AUTRE"), QDate(), {}, {}}};
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    const auto found = desk.get(desk.desk.search(QStringLiteral("marguerite morel")));
    REQUIRE(found);
    CHECK(found->size() == 2);
    CHECK(found->front().hint == QStringLiteral("known_here"));
    CHECK(desk.get(desk.desk.search(QStringLiteral("06 39 98 00 01")))->size() == 1);
    CHECK(desk.get(desk.desk.search(QStringLiteral("marguerite autre"))).error().code == ErrorCode::Unreachable);
    CHECK(desk.get(desk.desk.openInbound(sampleId<PersonId>(9), {})).error().code == ErrorCode::Unreachable);
    REQUIRE(desk.get(desk.desk.openInbound(samplePerson(2).id, {})));
    CHECK(desk.onScreen() == samplePerson(2).id);
}

TEST_CASE("she can say during a call that she stops after it", "[desk][calls][activity]")
{
    DeskWorld world;
    world.fillQueue(4);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.desk.after(CloseRequest::Then::Pause, {QStringLiteral("lunch")});
    CHECK(desk.state().pauseAfter);
    desk.desk.after(CloseRequest::Then::Pause, {QStringLiteral("lunch")});
    CHECK_FALSE(desk.state().pauseAfter);
    desk.desk.pause({QStringLiteral("lunch")});
    CHECK(desk.state().pauseAfter);
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().agentState == AgentState::Pause);
    CHECK(desk.state().stateReason == StateReason{QStringLiteral("lunch")});
    CHECK_FALSE(desk.state().contact);
    desk.desk.ready();
    desk.settle();
    REQUIRE(desk.state().contact);

    desk.dial();
    desk.desk.after(CloseRequest::Then::SignOut, {});
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().agentState == AgentState::SignedOut);
    CHECK_FALSE(desk.state().agent);
    CHECK(world.server.lent.empty());
    CHECK(world.server.bodies<AttemptClosed>().size() == 2);
    CHECK(world.loop.runUntil([&] { return world.server.bodies<AgentStateChanged>().back().to == AgentState::SignedOut; }));
}

TEST_CASE("a death that is told stops everything about her", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.get(desk.desk.mark({MarkKind::Deceased, true, std::nullopt, QStringLiteral("sa fille")})));
    CHECK(desk.desk.preview(desk.outcome(OutcomeCode::NoAnswer)).due == std::nullopt);
    desk.dial();
    CHECK(desk.line.calls.empty());
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.failures[0] == Error{ErrorCode::NotCallable, QStringLiteral("deceased")});
    REQUIRE(desk.get(desk.desk.giveBack()));
    desk.settle();
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(world.server.bodies<MarkSet>().size() == 1);
}

TEST_CASE("a wrong number is marked, and the next call goes to the other one", "[desk][calls]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.connectPerson();
    CloseRequest request = desk.outcome(OutcomeCode::WrongNumber);
    CHECK(desk.get(desk.desk.close(request)).error().code == ErrorCode::InvalidInput);
    request.badNumber = desk.state().call.number;
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    CHECK(desk.line.hungUp == 1);
    const auto marked = world.server.bodies<NumberMarked>();
    REQUIRE(marked.size() == 1);
    CHECK_FALSE(marked[0].usable);
    CHECK(marked[0].e164 == request.badNumber->e164);
}

TEST_CASE("counters of the day count each call once, corrections and retractions included", "[desk][activity]")
{
    DeskWorld world;
    world.fillQueue(5);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::Pledge));
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::Refused));
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto counters = desk.get(desk.desk.countersOfToday());
    REQUIRE(counters);
    CHECK(counters->attempts == 2);
    CHECK(counters->pledges == 1);
    CHECK(counters->refusals == 0);
    CHECK(counters->unfruitful == 1);
    CHECK(counters->talk == std::chrono::seconds(60));
}

TEST_CASE("what the telephone says proposes an outcome, and never a conversation's", "[calls]")
{
    CHECK(proposedOutcome(LineCause::Busy) == OutcomeCode::Busy);
    CHECK(proposedOutcome(LineCause::Rejected) == OutcomeCode::NoAnswer);
    CHECK(proposedOutcome(LineCause::NoAnswer) == OutcomeCode::NoAnswer);
    CHECK(proposedOutcome(LineCause::Machine) == OutcomeCode::AnsweringMachine);
    CHECK(proposedOutcome(LineCause::InvalidNumber) == OutcomeCode::NumberNotInService);
    CHECK(proposedOutcome(LineCause::Network) == OutcomeCode::NotEstablished);
    CHECK(proposedOutcome(LineCause::Cancelled) == OutcomeCode::NotEstablished);
    CHECK_FALSE(proposedOutcome(LineCause::Completed));
    CHECK_FALSE(proposedOutcome(LineCause::HandedOver));
    CHECK_FALSE(proposedOutcome(LineCause::Unknown));
}
