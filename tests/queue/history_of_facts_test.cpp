#include "core/queue/history_of_facts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace relais;

namespace {

const CampaignCode campaign{QStringLiteral("diabete-ecart")};
const PhoneNumber first{QStringLiteral("+33639980001")};
const PhoneNumber second{QStringLiteral("+33199000002")};

FactId id(std::uint8_t n)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = n;
    return FactId(Uuid(bytes));
}

Instant at(int minutes)
{
    return instantFromText(u"2026-11-03T09:00:00Z").value() + std::chrono::minutes(minutes);
}

Fact fact(std::uint8_t n, int minutes, FactBody body, std::optional<FactId> corrects = {})
{
    Fact made;
    made.id = id(n);
    made.deskSeq = n;
    made.occurredAt = at(minutes);
    made.corrects = corrects;
    made.body = std::move(body);
    return made;
}

AttemptStarted started(std::optional<PhoneNumber> number = first, CallDirection direction = CallDirection::Outbound)
{
    AttemptStarted body;
    body.campaign = campaign;
    body.number = number;
    body.direction = direction;
    return body;
}

AttemptClosed closed(std::uint8_t attempt, OutcomeCode outcome, std::optional<PhoneNumber> bad = {})
{
    AttemptClosed body;
    body.attempt = id(attempt);
    body.campaign = campaign;
    body.outcome = outcome;
    body.badNumber = bad;
    return body;
}

ContactHistory known()
{
    ContactHistory history;
    history.numbers = {first, second};
    return history;
}

} // namespace

TEST_CASE("an attempt is its start and its last closing", "[queue][history]")
{
    const auto history = historyWith(known(),
        {fact(1, 0, started()), fact(2, 3, closed(1, OutcomeCode::NoAnswer)), fact(3, 9, closed(1, OutcomeCode::Busy), id(2))});
    REQUIRE(history.attempts.size() == 1);
    CHECK(history.attempts[0].startedAt == at(0));
    CHECK(history.attempts[0].closedAt == at(3));
    CHECK(history.attempts[0].outcome == OutcomeCode::Busy);
    CHECK(historyWith(known(), {fact(1, 0, started())}).attempts[0].outcome == std::nullopt);
}

TEST_CASE("what is taken back counts for nothing", "[queue][history]")
{
    PromiseMade promise;
    promise.campaign = campaign;
    const auto history = historyWith(known(),
        {fact(1, 0, started()), fact(2, 3, closed(1, OutcomeCode::Refused)),
            fact(3, 3, MarkSet{MarkKind::Objection, true, {}, {}}), fact(4, 3, promise), fact(5, 4, Retracted{}, id(2)),
            fact(6, 4, Retracted{}, id(3)), fact(7, 4, Retracted{}, id(4))});
    REQUIRE(history.attempts.size() == 1);
    CHECK_FALSE(history.attempts[0].outcome);
    CHECK_FALSE(history.objected);
    CHECK_FALSE(history.refused);
    CHECK(history.promises.empty());
}

TEST_CASE("a bad number leaves the list and comes back to its place", "[queue][history]")
{
    const std::vector<Fact> wrong{fact(1, 0, started()), fact(2, 3, closed(1, OutcomeCode::WrongNumber, first))};
    CHECK(historyWith(known(), wrong).numbers == std::vector{second});
    auto undone = wrong;
    undone.push_back(fact(3, 60, NumberMarked{first.e164, true}));
    CHECK(historyWith(known(), undone).numbers == std::vector{first, second});
    auto corrected = wrong;
    corrected.push_back(fact(3, 60, closed(1, OutcomeCode::NoAnswer), id(2)));
    CHECK(historyWith(known(), corrected).numbers == std::vector{first, second});
    auto said = wrong;
    said.push_back(fact(3, 60, NumberMarked{second.e164, false}));
    CHECK(historyWith(known(), said).numbers.empty());
    const PhoneNumber third{QStringLiteral("+33261910003")};
    CHECK(historyWith(known(), {fact(1, 0, NumberMarked{third.e164, true})}).numbers == std::vector{first, second, third});
}

TEST_CASE("marks stand until they are taken back, a refusal until the person asks", "[queue][history]")
{
    CHECK(historyWith(known(), {fact(1, 0, MarkSet{MarkKind::Deceased, true, {}, {}})}).deceased);
    CHECK_FALSE(historyWith(
        known(), {fact(1, 0, MarkSet{MarkKind::Deceased, true, {}, {}}), fact(2, 5, MarkSet{MarkKind::Deceased, false, {}, {}})})
                    .deceased);
    CHECK(historyWith(known(), {fact(1, 0, MarkSet{MarkKind::Withdrawal, true, {}, {}})}).withdrawn);
    // A death that data show is no word of anybody's to take back.
    ContactHistory listed = known();
    listed.deceased = listed.deathConfirmed = true;
    CHECK(historyWith(listed, {fact(1, 0, MarkSet{MarkKind::Deceased, false, {}, {}})}).deceased);
    const std::vector<Fact> refused{fact(1, 0, started()), fact(2, 3, closed(1, OutcomeCode::Refused))};
    CHECK(historyWith(known(), refused).refused);
    auto asks = refused;
    asks.push_back(fact(3, 5000, started(first, CallDirection::Inbound)));
    asks.push_back(fact(4, 5003, closed(3, OutcomeCode::Pledge)));
    CHECK_FALSE(historyWith(known(), asks).refused);
}

TEST_CASE("the order of arrival and repetitions do not matter", "[queue][history]")
{
    PromiseMade promise;
    promise.campaign = campaign;
    promise.due = {at(600), at(610)};
    std::vector<Fact> facts{fact(1, 0, started()), fact(2, 3, closed(1, OutcomeCode::NoAnswer)), fact(3, 30, started(second)),
        fact(4, 33, closed(3, OutcomeCode::WrongNumber, second)), fact(5, 40, closed(3, OutcomeCode::CallbackRequested), id(4)),
        fact(6, 40, promise), fact(7, 50, PromiseCancelled{id(6), {}}), fact(8, 55, MarkSet{MarkKind::Withdrawal, true, {}, {}}),
        fact(9, 56, MarkSet{MarkKind::Withdrawal, false, {}, {}}), fact(10, 60, NumberMarked{first.e164, false})};
    const auto expected = historyWith(known(), facts);
    CHECK(expected.promises.at(0).cancelled);
    std::mt19937 random(11);
    for (int i = 0; i < 200; ++i) {
        std::shuffle(facts.begin(), facts.end(), random);
        REQUIRE(historyWith(known(), facts) == expected);
    }
    auto twice = facts;
    twice.insert(twice.end(), facts.begin(), facts.end());
    CHECK(historyWith(known(), twice) == expected);
    CHECK(historyWith(expected, {}) == expected);
}
