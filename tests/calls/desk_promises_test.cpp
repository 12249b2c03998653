#include "core/calls/next_contact.h"
#include "tests/calls/own_promise.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a promise that nobody answered is not brought again before its next try, whatever the agenda says",
    "[desk][calls][followups]")
{
    DeskWorld world;
    const AgendaPromise promise = ownPromise(world, 40, std::chrono::minutes(4));
    world.server.promises = {promise};
    const bool accepted = GENERATE(true, false);
    const bool answers = GENERATE(false, true);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == promise.person);
    desk.dial();
    if (answers) {
        desk.talk();
    } else {
        desk.line.end(LineCause::NoAnswer);
        desk.settle();
    }
    if (!accepted) {
        world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
            return std::holds_alternative<AttemptClosed>(fact.body) ? std::optional(FactAnswer{fact.id, FactVerdict::Retry, {}})
                                                                    : std::nullopt;
        };
    }
    const Instant closedAt = world.clock.now();
    REQUIRE(desk.close(answers ? OutcomeCode::Pledge : OutcomeCode::NoAnswer));
    // The agenda was read before the outcome came: the row is as it was.
    world.server.feed.push_back({0, ChangeKind::PromiseChanged, promise.person, std::nullopt, promise.campaign, 1, {}});
    desk.desk.syncNow();
    desk.advance(std::chrono::minutes(2));
    CHECK_FALSE(desk.state().contact);
    const auto listed = desk.get(desk.desk.agenda()).value();
    if (answers) {
        CHECK(
            std::none_of(listed.begin(), listed.end(), [&](const AgendaItem& item) { return item.promise == promise.promise; }));
        return;
    }
    const auto delay = world.rules.campaign(promise.campaign)->retry.missedPromiseDelay;
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].due.from == closedAt + delay);
    CHECK_FALSE(listed[0].late);

    // Neither does the server's death change it, nor its own.
    world.server.reachable = false;
    desk.advance(std::chrono::minutes(5));
    CHECK_FALSE(desk.state().contact);
    desk.advance(std::chrono::minutes(50));
    REQUIRE(desk.state().contact);
    CHECK(desk.onScreen() == promise.person);
    CHECK(world.clock.now() >= closedAt + delay - world.rules.campaign(promise.campaign)->retry.promiseEarly);
}

TEST_CASE("whoever signs in reads the agenda anew", "[desk][sync][followups]")
{
    DeskWorld world;
    world.server.promises = {ownPromise(world, 40, std::chrono::hours(4))};
    world.server.promises[0].reason = QStringLiteral("au calme");
    const auto reason = [](DeskHarness& desk) {
        const auto items = desk.get(desk.desk.agenda()).value();
        return items.size() == 1 ? items[0].reason : QStringLiteral("not one promise");
    };
    {
        DeskHarness desk(world);
        desk.begin();
        CHECK(reason(desk) == QStringLiteral("au calme"));
    }
    world.server.promises[0].reason.clear(); // and nothing in the feed
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    desk.advance(std::chrono::minutes(1));
    CHECK(reason(desk) == QString());
}

TEST_CASE("a promise missed while the server is away is tried again the same day", "[desk][calls][followups]")
{
    DeskWorld world;
    const AgendaPromise promise = ownPromise(world, 40, std::chrono::minutes(4));
    world.server.promises = {promise};
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == promise.person);
    world.server.reachable = false;
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    desk.advance(std::chrono::minutes(10));
    CHECK_FALSE(desk.state().contact);
    const auto listed = desk.get(desk.desk.agenda()).value();
    REQUIRE(listed.size() == 1);
    CHECK_FALSE(listed[0].late);
    desk.advance(world.rules.campaign(promise.campaign)->retry.missedPromiseDelay - std::chrono::minutes(10));
    REQUIRE(desk.onScreen() == promise.person);
    desk.dial();
    desk.talk();
    REQUIRE(desk.close(OutcomeCode::Pledge));
    CHECK(desk.get(desk.desk.agenda())->empty());
    desk.advance(std::chrono::hours(2));
    CHECK_FALSE(desk.state().contact);
}

TEST_CASE("a promise that a desk holds by a lease is not brought again either", "[desk][calls][followups]")
{
    DeskWorld world;
    const AgendaPromise promise = ownPromise(world, 40, std::chrono::minutes(2));
    LeasedContact lent = contactOfPromise(promise).value();
    lent.lease = sampleId<LeaseId>(740);
    lent.entry = sampleId<EntryId>(741);
    lent.fence = 3;
    world.server.queue.push_back(lent);
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.onScreen() == promise.person);
    desk.dial();
    desk.line.end(LineCause::NoAnswer);
    desk.settle();
    REQUIRE(desk.close(OutcomeCode::NoAnswer));
    lent.lease = sampleId<LeaseId>(742); // lent again, as it was before the server heard
    lent.fence = 4;
    world.server.queue.push_back(lent);
    desk.desk.syncNow();
    desk.advance(std::chrono::minutes(2));
    REQUIRE(world.server.lent.contains(lent.lease));
    CHECK_FALSE(desk.state().contact);
}
