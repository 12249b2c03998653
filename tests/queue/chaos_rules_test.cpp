// The judge of the chaos journeys, judged: every way in which a history can go wrong must be found.
#include "core/base/id_maker.h"
#include "core/outbox/conflict_code.h"
#include "tests/support/chaos_rules.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace relais::test;

namespace {

/// A small day in which all is well: one person lent to a first desk, called, lent to a second one and called again; both told everything.
struct GoodDay {
    TestClock clock;
    SeededRandom random{7};
    IdMaker ids{clock, random};
    PersonId person = ids.make<PersonId>();
    EntryId entry = ids.make<EntryId>();
    DeskId first = ids.make<DeskId>();
    DeskId second = ids.make<DeskId>();
    LeaseId firstLease = ids.make<LeaseId>();
    LeaseId secondLease = ids.make<LeaseId>();
    ChaosHistory history;
    ChaosTruth truth;

    GoodDay()
    {
        lend(first, firstLease, 1, 100, 200);
        lend(second, secondLease, 2, 300, 400);
        const auto one = attempt(first, 1, 1, 110);
        const auto two = attempt(second, 1, 2, 310);
        history.diallings.push_back({person, first, one, Tick(110), Tick(200)});
        history.diallings.push_back({person, second, two, Tick(310), Tick(390)});
        truth.readAt = at(1000);
        truth.entries.push_back({entry, person, 1, EntryState::Ready, at(50)});
        truth.counters.push_back({1, EntryState::Ready, 1});
        truth.counters.push_back({1, EntryState::Leased, 0});
        truth.fences.push_back({person, 2});
    }

    /// Seconds of the day.
    Instant at(int time) const { return clock.now() + std::chrono::seconds(time); }
    void lend(const DeskId& desk, const LeaseId& lease, std::int64_t fence, int from, int until)
    {
        history.holdings.push_back({person, desk, lease, fence, Tick(from), Tick(until)});
        truth.leaseSteps.push_back({person, lease, desk, fence, LeaseEvent::Leased, at(from)});
        truth.leaseSteps.push_back({person, lease, desk, fence, LeaseEvent::GivenBack, at(until)});
    }
    AttemptId attempt(const DeskId& desk, std::int64_t seq, std::int64_t fence, int time)
    {
        Fact fact;
        fact.id = ids.make<FactId>();
        fact.person = person;
        fact.desk = desk;
        fact.deskSeq = seq;
        fact.occurredAt = at(time);
        fact.fence = fence;
        fact.body = AttemptStarted{};
        history.facts.push_back({fact, {{fact.id, FactVerdict::Accepted, {}}, {fact.id, FactVerdict::AlreadyHave, {}}}});
        truth.facts.push_back({fact.id, person, desk, seq, fact.occurredAt, at(time + 5), fence, {}, true});
        return fact.id;
    }
    /// The first desk's attempt comes when the second one holds her.
    void deliverLate(const QString& conflict)
    {
        truth.facts.front().receivedAt = at(350);
        truth.facts.front().conflict = conflict;
        history.facts.front().answers = {{history.facts.front().fact.id, FactVerdict::AcceptedConflict, conflict}};
    }
    void happened(int time)
    {
        history.facts.front().fact.occurredAt = at(time);
        truth.facts.front().occurredAt = at(time);
    }
    bool broken(ChaosRule rule) const
    {
        const auto faults = faultsOf(history, truth);
        return std::any_of(faults.begin(), faults.end(), [&](const ChaosFault& one) { return one.rule == rule; });
    }
};

} // namespace

TEST_CASE("a day on which all went well has no fault", "[queue][chaos]")
{
    const GoodDay day;
    INFO(textOf(faultsOf(day.history, day.truth)).toStdString());
    CHECK(faultsOf(day.history, day.truth).empty());
}

TEST_CASE("somebody in the hands of two desks at one moment is found", "[queue][chaos]")
{
    GoodDay day;
    SECTION("by a nanosecond")
    {
        day.history.holdings.back().from = Tick(199);
    }
    SECTION("inside a longer holding that began earlier, behind a short one")
    {
        day.history.holdings.front().until = Tick(1000);
        day.history.holdings.push_back({day.person, day.first, day.firstLease, 1, Tick(210), Tick(220)});
    }
    CHECK(day.broken(ChaosRule::OneHolder));
    CHECK_FALSE(faultsSoFar(day.history).empty());
}

TEST_CASE("the desk that holds somebody may be lent her again", "[queue][chaos]")
{
    GoodDay day;
    day.history.holdings.push_back({day.person, day.first, day.firstLease, 1, Tick(150), Tick(200)});
    CHECK_FALSE(day.broken(ChaosRule::OneHolder));
    CHECK_FALSE(day.broken(ChaosRule::FenceGrows));
}

TEST_CASE("a fence that is repeated or goes back is found", "[queue][chaos]")
{
    GoodDay day;
    SECTION("as the desks heard it, repeated")
    {
        day.history.holdings.back().fence = 1;
    }
    SECTION("as the desks heard it, lower")
    {
        day.history.holdings.front().fence = 3;
    }
    SECTION("as the store wrote it")
    {
        day.truth.leaseSteps[2].fence = 1;
    }
    SECTION("a person who kept another one")
    {
        day.truth.fences.front().value = 1;
    }
    CHECK(day.broken(ChaosRule::FenceGrows));
}

TEST_CASE("somebody called by two desks at one moment is found", "[queue][chaos]")
{
    GoodDay day;
    day.history.diallings.front().until = Tick(320);
    CHECK(day.broken(ChaosRule::OneCaller));
    CHECK_FALSE(day.broken(ChaosRule::OneHolder));
}

TEST_CASE("a fact that is not there is found, by whether a desk was told that it is", "[queue][chaos]")
{
    GoodDay day;
    day.truth.facts.pop_back();
    SECTION("answered with success")
    {
        day.history.facts.back().answers = {{day.history.facts.back().fact.id,
            GENERATE(FactVerdict::Accepted, FactVerdict::AlreadyHave, FactVerdict::AcceptedConflict), {}}};
        CHECK(day.broken(ChaosRule::AnsweredIsKept));
    }
    SECTION("never answered")
    {
        day.history.facts.back().answers.clear();
        CHECK(day.broken(ChaosRule::Delivered));
    }
    SECTION("to be sent again")
    {
        day.history.facts.back().answers = {{day.history.facts.back().fact.id, FactVerdict::Retry, {}}};
        CHECK(day.broken(ChaosRule::Delivered));
    }
}

TEST_CASE("a fact that is there twice is found", "[queue][chaos]")
{
    GoodDay day;
    SECTION("under its id")
    {
        day.truth.facts.push_back(day.truth.facts.front());
    }
    SECTION("under another id")
    {
        day.truth.facts.push_back(day.truth.facts.front());
        day.truth.facts.back().id = day.ids.make<FactId>();
    }
    SECTION("in the answers: taken in anew, as if it had not been there")
    {
        day.history.facts.front().answers.push_back({day.history.facts.front().fact.id, FactVerdict::Accepted, {}});
    }
    CHECK(day.broken(ChaosRule::KeptOnce));
}

TEST_CASE("a fact that says something else than was said is found", "[queue][chaos]")
{
    GoodDay day;
    ChaosTruth::StoredFact& kept = day.truth.facts.front();
    SECTION("of somebody else")
    {
        kept.person = day.ids.make<PersonId>();
    }
    SECTION("at another time")
    {
        kept.occurredAt += Microseconds(1);
    }
    SECTION("under another fence")
    {
        kept.fence.reset();
    }
    SECTION("of another kind")
    {
        kept.isAttempt = false;
    }
    CHECK(day.broken(ChaosRule::KeptAsSaid));
}

TEST_CASE("an attempt that nobody made is found", "[queue][chaos]")
{
    GoodDay day;
    day.history.facts.pop_back();
    CHECK(day.broken(ChaosRule::NothingInvented));
}

TEST_CASE("a refusal is found", "[queue][chaos]")
{
    GoodDay day;
    day.history.facts.front().answers = {
        {day.history.facts.front().fact.id, FactVerdict::Refused, QStringLiteral("not_permitted")}};
    CHECK(day.broken(ChaosRule::NothingRefused));
}

TEST_CASE("an attempt that comes when somebody else was lent her is kept as fenced off and as nothing else", "[queue][chaos]")
{
    GoodDay day;
    SECTION("so")
    {
        day.deliverLate(codeOf(ConflictCode::FencedOff));
        CHECK_FALSE(day.broken(ChaosRule::RightConflict));
    }
    SECTION("without conflict")
    {
        day.deliverLate({});
        CHECK(day.broken(ChaosRule::RightConflict));
    }
    SECTION("under another code")
    {
        day.deliverLate(codeOf(ConflictCode::AfterStop));
        CHECK(day.broken(ChaosRule::RightConflict));
    }
    SECTION("in the store under another code than the desk was told")
    {
        day.deliverLate(codeOf(ConflictCode::FencedOff));
        day.history.facts.front().answers.front().code = codeOf(ConflictCode::Late);
        CHECK(day.broken(ChaosRule::RightConflict));
    }
}

TEST_CASE("an attempt by a clock that is set wrong is kept under the code of its clock", "[queue][chaos]")
{
    GoodDay day;
    day.history.facts.front().answers.clear();
    QString& conflict = day.truth.facts.front().conflict;
    SECTION("ahead")
    {
        day.happened(3600);
        CHECK(day.broken(ChaosRule::RightConflict));
        conflict = codeOf(ConflictCode::ClockAhead);
        CHECK_FALSE(day.broken(ChaosRule::RightConflict));
    }
    SECTION("behind, while its lease is on file")
    {
        day.happened(-3600);
        CHECK(day.broken(ChaosRule::RightConflict));
        conflict = codeOf(ConflictCode::ClockBehind);
        CHECK_FALSE(day.broken(ChaosRule::RightConflict));
    }
    SECTION("not at all")
    {
        conflict = GENERATE(codeOf(ConflictCode::ClockAhead), codeOf(ConflictCode::ClockBehind), codeOf(ConflictCode::FencedOff));
        CHECK(day.broken(ChaosRule::RightConflict));
    }
}

TEST_CASE("whoever is stuck in the end is found", "[queue][chaos]")
{
    GoodDay day;
    ChaosTruth::Entry& entry = day.truth.entries.front();
    SECTION("a lease is left over")
    {
        entry.state = EntryState::Leased;
        day.truth.openLeases.push_back({day.secondLease, day.entry});
    }
    SECTION("lent, and there is no lease")
    {
        entry.state = EntryState::Leased;
    }
    SECTION("due, and not made ready")
    {
        entry.state = EntryState::Scheduled;
    }
    SECTION("ready twice")
    {
        day.truth.entries.push_back({day.ids.make<EntryId>(), day.person, 1, EntryState::Ready, day.at(50)});
    }
    CHECK(day.broken(ChaosRule::NobodyStuck));
}

TEST_CASE("whoever waits behind another entry of hers, or for her time, is not stuck", "[queue][chaos]")
{
    GoodDay day;
    day.truth.entries.push_back({day.ids.make<EntryId>(), day.person, 1, EntryState::Scheduled, day.at(50)});
    day.truth.entries.push_back({day.ids.make<EntryId>(), day.ids.make<PersonId>(), 1, EntryState::Scheduled, day.at(2000)});
    CHECK_FALSE(day.broken(ChaosRule::NobodyStuck));
}

TEST_CASE("a counter that does not say what is there is found", "[queue][chaos]")
{
    GoodDay day;
    SECTION("too many")
    {
        day.truth.counters.front().value = 2;
    }
    SECTION("of nobody")
    {
        day.truth.counters.back().value = 1;
    }
    SECTION("a lane without one")
    {
        day.truth.counters.clear();
    }
    CHECK(day.broken(ChaosRule::CountersAgree));
}
