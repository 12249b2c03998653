#include "core/calls/desk_context.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;
using namespace relais::test;

TEST_CASE("a refused fact is listed with its reason, corrected and sent again", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
        const bool closing = std::holds_alternative<AttemptClosed>(fact.body) && !fact.corrects;
        return closing ? std::optional(FactAnswer{fact.id, FactVerdict::Refused, QStringLiteral("unknown_campaign")})
                       : std::nullopt;
    };
    DeskHarness desk(world);
    desk.begin();
    desk.desk.setNote(QStringLiteral("rappeler le soir"));
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK(desk.state().sync.refused == 1);
    CHECK(desk.state().sync.unsent == 0);
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    const auto refused = desk.get(desk.desk.refusedFacts());
    REQUIRE(refused);
    REQUIRE(refused->size() == 1);
    CHECK(refused->front().code == QStringLiteral("unknown_campaign"));
    CHECK(refused->front().name == QStringLiteral("Marguerite MOREL"));
    CHECK(refused->front().outcome == OutcomeCode::NoAnswer);
    CHECK(refused->front().note == QStringLiteral("rappeler le soir"));

    REQUIRE(desk.get(desk.desk.resend(refused->front().fact, desk.outcome(OutcomeCode::ThirdParty), QStringLiteral("corrigé"))));
    desk.settle();
    CHECK(desk.get(desk.desk.refusedFacts())->empty());
    CHECK(desk.state().sync.refused == 0);
    const auto closed = world.server.bodies<AttemptClosed>();
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].outcome == OutcomeCode::ThirdParty);
    CHECK(closed[0].note == QStringLiteral("corrigé"));
    CHECK(closed[0].talk == std::chrono::seconds(60));
    CHECK(world.server.facts.back().corrects == refused->front().fact);
}

TEST_CASE("a lease that ends during a call does not lose the call, and cannot begin another", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    world.server.leaseTime = std::chrono::minutes(12);
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    desk.dial();
    REQUIRE(desk.line.calls.size() == 1);
    desk.line.connectPerson();
    desk.advance(std::chrono::minutes(15));
    desk.line.end(LineCause::Completed, std::chrono::minutes(15));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::Fruitful));
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    world.server.reachable = true;
    desk.advance(std::chrono::minutes(1));
    CHECK(world.server.bodies<AttemptClosed>().size() == 2);
    CHECK(world.server.facts.front().fence == std::nullopt);
}

TEST_CASE("no call begins with less than five minutes of its lease, whatever the clock on the wall says", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    world.server.leaseTime = std::chrono::minutes(12);
    world.server.ahead = std::chrono::hours(5);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.state().contact);
    world.server.reachable = false;
    desk.advance(std::chrono::minutes(8));
    world.clock.setWall(world.clock.now() - std::chrono::hours(1));
    desk.dial();
    CHECK(desk.line.calls.empty());
    REQUIRE_FALSE(desk.failures.empty());
    CHECK(desk.failures.back().code == ErrorCode::LeaseLost);
}

TEST_CASE("a wall that is set back while a desk is closed lengthens no lease", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    world.server.leaseTime = std::chrono::minutes(60);
    {
        // Long enough for the wall to stand behind the sign-in: without a network nobody gets in by a clock that stands before it.
        DeskHarness desk(world);
        desk.begin();
        desk.advance(std::chrono::hours(3));
        REQUIRE(desk.state().contact);
    }
    world.server.reachable = false;
    const bool late = GENERATE(true, false);
    const bool startedAnew = GENERATE(true, false);
    world.clock.advance(std::chrono::minutes(late ? 58 : 10));
    if (startedAnew) {
        world.clock.startAnew();
    }
    world.clock.setWall(world.clock.now() - std::chrono::hours(2));
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    // The machine counted on, or was started anew: then the wall stands before what the server has told, and nobody knows.
    CHECK(desk.line.calls.empty() == (late || startedAnew));
}

TEST_CASE("leases are renewed while the server answers", "[desk][sync][queue]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    desk.begin();
    desk.advance(std::chrono::hours(4));
    desk.dial();
    CHECK(desk.line.calls.size() == 1);
}

TEST_CASE("somebody who died, or was taken by a manager, goes from the desk", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(5);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == samplePerson(0).id);
    world.server.lent.erase(sampleContact(0, {}).lease);
    world.server.lent.erase(sampleContact(2, {}).lease);
    world.server.feed = {
        {1, ChangeKind::PersonClosed, samplePerson(0).id, std::nullopt, std::nullopt, std::nullopt, QStringLiteral("deceased")},
        {2, ChangeKind::LeaseEnded, samplePerson(2).id, sampleContact(2, {}).lease, std::nullopt, std::nullopt,
            QStringLiteral("taken")},
        {3, ChangeKind::PersonClosed, sampleId<PersonId>(4711), std::nullopt, std::nullopt, std::nullopt,
            QStringLiteral("refused")}};
    desk.advance(std::chrono::seconds(20));
    CHECK(desk.onScreen() == samplePerson(1).id);
    CHECK(desk.state().lost == LostContact{nameInList(samplePerson(0).identity), false});
    CHECK(desk.state().today.size() == 2);
    // Somebody else is on screen: once she has been dealt with, it is said no more.
    desk.dial();
    CHECK(desk.state().lost);
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    CHECK_FALSE(desk.state().lost);
}

TEST_CASE("a change of somebody on the desk brings her file anew", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    for (auto& [lease, contact] : world.server.lent) {
        contact.person.preferredTime = QStringLiteral("le soir");
    }
    world.server.feed = {{1, ChangeKind::PersonChanged, samplePerson(0).id, std::nullopt, std::nullopt, 9, {}}};
    desk.advance(std::chrono::seconds(20));
    CHECK(desk.state().contact->contact.person.preferredTime == QStringLiteral("le soir"));
}

TEST_CASE("nothing to send and could not send never look alike", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK_FALSE(desk.state().sync.error);
    world.server.refusesAll = Error{ErrorCode::ServerBusy, {}};
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    CHECK(desk.state().sync.state == SyncState::Failing);
    CHECK(desk.state().sync.unsent == 1);
    world.server.refusesAll.reset();
    world.server.reachable = false;
    desk.desk.syncNow();
    desk.settle();
    CHECK(desk.state().sync.state == SyncState::Offline);
    CHECK(desk.state().sync.unsent == 1);
    world.server.reachable = true;
    desk.desk.syncNow();
    desk.settle();
    CHECK(desk.state().sync.state == SyncState::UpToDate);
    CHECK(desk.state().sync.unsent == 0);
}

TEST_CASE("a server that asks for time gets it", "[desk][sync]")
{
    DeskWorld world;
    DeskHarness desk(world);
    desk.begin();
    world.server.refusesAll = Error{ErrorCode::ServerBusy, {}};
    world.server.setRetryAfter(std::chrono::seconds(120));
    desk.desk.pause({QStringLiteral("short")});
    desk.settle();
    world.server.refusesAll.reset();
    const int before = world.server.uploads;
    desk.timers.advance(std::chrono::milliseconds(900));
    desk.settle();
    CHECK(world.server.uploads == before);
}

TEST_CASE("a long day offline goes up in order, in batches that the server takes, each fact once", "[desk][sync]")
{
    DeskWorld world;
    world.server.largestUpload = 7;
    world.fillQueue(10);
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    for (int i = 0; i < 10; ++i) {
        REQUIRE(desk.state().contact);
        desk.dial();
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
    }
    CHECK_FALSE(desk.state().contact);
    const int unsent = desk.state().sync.unsent;
    CHECK(unsent >= 40);
    world.server.reachable = true;
    desk.advance(std::chrono::minutes(1));
    CHECK(desk.state().sync.unsent == 0);
    CHECK(world.server.bodies<AttemptClosed>().size() == 10);
    std::int64_t last = 0;
    std::set<FactId> ids;
    for (const Fact& fact : world.server.facts) {
        CHECK(fact.deskSeq == ++last);
        CHECK(ids.insert(fact.id).second);
    }
}

TEST_CASE("a server restored from an older copy is told again what it forgot", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto before = world.server.facts.size();
    world.server.forgetFacts();
    world.server.epoch = QStringLiteral("e2");
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.facts.size() == before);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("a server that was put back over a long weekend is told again what a desk sent before it", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
        REQUIRE(desk.state().sync.unsent == 0);
    }
    world.clock.advance(std::chrono::hours(24 * 4));
    const bool forgets = GENERATE(true, false);
    if (forgets) {
        world.server.forgetFacts();
        world.server.epoch = QStringLiteral("e2");
    }
    // The sign-in is a fact of its own: it is sent, and what was sent long ago may be forgotten, before anybody asked for the epoch.
    DeskHarness desk(world);
    desk.begin();
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("a desk that may follow no changes hears with the answer to its next fact that the server was put back", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    // Her role may have let her follow them until now.
    const bool followed = GENERATE(true, false);
    world.server.showsChanges = followed;
    DeskHarness desk(world);
    desk.begin();
    world.server.showsChanges = false;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    REQUIRE(desk.state().sync.unsent == 0);
    REQUIRE(world.server.bodies<AttemptClosed>().size() == 1);
    const bool forgets = GENERATE(true, false);
    if (forgets) {
        world.server.forgetFacts();
        world.server.epoch = QStringLiteral("e2");
    }
    const int uploads = world.server.uploads;
    desk.desk.pause(StateReason{QStringLiteral("lunch")});
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk.state().sync.unsent == 0);
    // Told again once, and once only; with it goes the fact whose answer said so.
    CHECK(world.server.uploads == uploads + (forgets ? 2 : 1));
    CHECK(world.server.sameAgain == (forgets ? 1 : 0));
}

TEST_CASE("each upload shows the receipt of the answer before", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(1);
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
        desk.settle();
    }
    DeskHarness again(world);
    again.begin();
    again.settle();
    const auto& receipts = world.server.receipts;
    REQUIRE(receipts.size() > 2);
    CHECK(receipts.front().isEmpty());
    for (std::size_t i = 1; i < receipts.size(); ++i) {
        CHECK(receipts[i] == QStringLiteral("receipt-%1").arg(i));
    }
}

TEST_CASE("a desk stands behind what the server has just acknowledged, at once", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    const int before = world.server.pulls;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    REQUIRE(desk.state().sync.unsent == 0);
    CHECK(world.server.pulls > before);
}

TEST_CASE("what a restored server had kept as a conflict is told again, and stays one", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
        return std::holds_alternative<AttemptClosed>(fact.body)
            ? std::optional(FactAnswer{fact.id, FactVerdict::AcceptedConflict, QStringLiteral("fenced_off")})
            : std::nullopt;
    };
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    REQUIRE(desk.state().sync.refused == 1);
    const bool settledByHand = GENERATE(false, true);
    if (settledByHand) {
        const auto conflict = std::find_if(world.server.facts.begin(), world.server.facts.end(),
            [](const Fact& fact) { return std::holds_alternative<AttemptClosed>(fact.body); });
        world.server.judge = {};
        CloseRequest corrected;
        corrected.outcome = OutcomeCode::Busy;
        REQUIRE(desk.get(desk.desk.resend(conflict->id, corrected, {})));
        desk.settle();
    }
    const auto closings = world.server.bodies<AttemptClosed>().size();
    const bool forgets = GENERATE(true, false);
    if (forgets) {
        world.server.forgetFacts();
        world.server.judge = {};
    }
    world.server.epoch = QStringLiteral("e2");
    desk.advance(std::chrono::seconds(60));
    CHECK(world.server.bodies<AttemptClosed>().size() == closings);
    CHECK(desk.state().sync.unsent == 0);
    CHECK(desk.state().sync.refused == (forgets || settledByHand ? 0 : 1));
}

TEST_CASE("a refused sign-in does not open what another agent left", "[desk][accounts]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.get(desk.desk.signOut()));
    desk.settle();
    CHECK(world.server.lent.empty());
    CHECK(desk.signIn(QStringLiteral("faux")).error().code == ErrorCode::WrongPassword);
    CHECK_FALSE(desk.state().agent);
    CHECK(desk.signIn());
}

TEST_CASE("facts that wait when she signs out are still sent", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    world.server.reachable = false;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    REQUIRE(desk.get(desk.desk.signOut()));
    CHECK(world.server.bodies<AttemptClosed>().empty());
    world.server.reachable = true;
    desk.timers.advance(std::chrono::seconds(40));
    CHECK(world.loop.runUntil([&] { return !world.server.bodies<AttemptClosed>().empty(); }));
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
}

TEST_CASE("a refused outcome is corrected into any other, with all that the other asks for", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
        const bool closing = std::holds_alternative<AttemptClosed>(fact.body) && !fact.corrects;
        return closing ? std::optional(FactAnswer{fact.id, FactVerdict::Refused, QStringLiteral("report_missing")})
                       : std::nullopt;
    };
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    const auto refused = desk.get(desk.desk.refusedFacts());
    REQUIRE(refused);
    REQUIRE(refused->size() == 1);
    REQUIRE(refused->front().campaign);
    CHECK(refused->front().campaign->applies(OutcomeCode::NoAnswer));
    CloseRequest corrected;
    SECTION("a call back, promised")
    {
        corrected.outcome = OutcomeCode::CallbackRequested;
        CHECK_FALSE(desk.get(desk.desk.resend(refused->front().fact, corrected, {})));
        const Instant tomorrow = world.clock.now() + std::chrono::hours(24);
        corrected.callback = Window{tomorrow, tomorrow + std::chrono::hours(1)};
        REQUIRE(desk.get(desk.desk.resend(refused->front().fact, corrected, {})));
        desk.settle();
        const auto promises = world.server.bodies<PromiseMade>();
        REQUIRE(promises.size() == 1);
        CHECK(promises.front().due == *corrected.callback);
        CHECK(promises.front().owner);
        CHECK(desk.get(desk.desk.agenda())->size() == 1);
    }
    SECTION("a wrong number, which is the one that was dialled")
    {
        corrected.outcome = OutcomeCode::WrongNumber;
        REQUIRE(desk.get(desk.desk.resend(refused->front().fact, corrected, {})));
        desk.settle();
        const auto marked = world.server.bodies<NumberMarked>();
        REQUIRE(marked.size() == 1);
        CHECK(marked.front().e164 == world.server.bodies<AttemptStarted>().front().number->e164);
    }
    SECTION("a fruitful call with its report")
    {
        corrected.outcome = OutcomeCode::Fruitful;
        CHECK_FALSE(desk.get(desk.desk.resend(refused->front().fact, corrected, {})));
        corrected.report = CallReport();
        corrected.report->themes << QStringLiteral("tobacco");
        REQUIRE(desk.get(desk.desk.resend(refused->front().fact, corrected, QStringLiteral("corrigé"))));
        desk.settle();
        CHECK(world.server.bodies<AttemptClosed>().front().report == corrected.report);
    }
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);
    CHECK(desk.get(desk.desk.refusedFacts())->empty());
}
