// Whatever happens to a person, these hold. The seed of a failing run is printed by rapidcheck; RC_PARAMS plays it again.
#include "core/queue/hand_out_order.h"
#include "tests/support/plan_story.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace relais;
using relais::test::PlanStory;

namespace {

const PlanStory& shipped(bool care)
{
    static const PlanStory invitation;
    static const PlanStory member(QStringLiteral("sophia-diabete"));
    return care ? member : invitation;
}

FactId idOf(std::uint32_t n)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[12] = static_cast<std::uint8_t>(n >> 8U);
    bytes[15] = static_cast<std::uint8_t>(n);
    return FactId(Uuid(bytes));
}

/// A person who is called as planned, at arbitrary instants of the planned window and by hand between; every call made is allowed by
/// mayCall at that instant. Half a year of it.
class Life {
public:
    explicit Life(bool care) : story(shipped(care))
    {
        story.history.numbers = {{QStringLiteral("+33639980001")}, {QStringLiteral("+33199000002")}};
        story.entry.territory = *rc::gen::element<QString>(QStringLiteral("metropole"), QStringLiteral("alsace-moselle"),
            QStringLiteral("971"), QStringLiteral("974"), QStringLiteral("976"));
        now = PlanStory::paris("2026-03-02 08:00") + std::chrono::minutes(*rc::gen::inRange(0, 200 * 24 * 60));
        story.entry.enteredAt = now;
    }

    /// One step of it; false when nothing follows any more.
    bool step()
    {
        const EntryPlan plan = story.plan();
        if (plan.state == PlanState::Done) {
            return false;
        }
        const bool byHand = *rc::gen::inRange(0, 4) == 0;
        const Instant planned = std::max(now, plan.due.from) + std::chrono::minutes(*rc::gen::inRange(0, 240));
        now = byHand ? now + std::chrono::minutes(*rc::gen::inRange(1, 4 * 24 * 60)) : planned;
        const CallPermission permission =
            mayCall(story.campaign, story.outcomes, story.calendar, story.entry, story.history, now);
        if (!permission.allowed) {
            if (permission.nextAt) {
                RC_ASSERT(*permission.nextAt > now);
                if (permission.code != QLatin1String("in_care")) {
                    now = std::max(now, *permission.nextAt - std::chrono::minutes(1));
                }
            }
            return true;
        }
        call(plan.promise && plan.due.from - story.campaign.retry.promiseEarly <= now ? plan.promise : std::nullopt);
        return true;
    }

    void call(std::optional<PromiseId> promise)
    {
        AttemptRecord attempt;
        attempt.id = idOf(++ids);
        attempt.campaign = story.campaign.code;
        attempt.startedAt = now;
        attempt.promise = promise;
        attempt.number = story.history.numbers.front();
        now += std::chrono::minutes(2);
        attempt.closedAt = now;
        attempt.outcome = static_cast<OutcomeCode>(*rc::gen::weightedElement<int>({{6, 4}, {3, 5}, {4, 6}, {2, 7}, {2, 8}, {2, 2},
            {1, 1}, {1, 3}, {1, 9}, {1, 10}, {1, 12}, {3, 13}, {1, 14}, {1, 17}, {1, 0}}));
        if (attempt.outcome == OutcomeCode::InCare) {
            attempt.until = story.calendar.localTime(now, story.entry.territory).date.addDays(*rc::gen::inRange(-3, 60));
        }
        if (attempt.outcome == OutcomeCode::CallbackRequested) {
            const Instant due = now + std::chrono::minutes(*rc::gen::inRange(10, 10 * 24 * 60));
            PromiseRecord made{idOf(++ids), story.campaign.code, {due, due + std::chrono::minutes(10)}, std::nullopt, now, false};
            if (*rc::gen::arbitrary<bool>()) {
                made.owner = AgentId(idOf(1).uuid());
            }
            story.history.promises.push_back(made);
        }
        allowedAsPromise.push_back(promise.has_value());
        story.history.attempts.push_back(std::move(attempt));
    }

    void live(int steps)
    {
        while (steps-- > 0 && step()) {}
    }

    PlanStory story;
    Instant now;
    std::uint32_t ids = 1;
    std::vector<bool> allowedAsPromise;
};

/// What the trade calls an attempt, told in another way than the product does: a busy series of one day, and what ends it, is one.
std::vector<Instant> countedAttempts(const PlanStory& story)
{
    std::vector<Instant> counted;
    QDate busyDay;
    int busy = 0;
    for (const AttemptRecord& attempt : story.history.attempts) {
        const OutcomeSpec& spec = story.outcomes.spec(*attempt.outcome);
        if (spec.reached) {
            busyDay = {};
            continue;
        }
        if (!spec.counts || attempt.promise) {
            continue;
        }
        const QDate day = story.calendar.localTime(attempt.startedAt, story.entry.territory).date;
        const bool goesOn = busyDay == day && busy < 3;
        if (!goesOn) {
            counted.push_back(attempt.startedAt);
            busy = 0;
        }
        busyDay = attempt.outcome == OutcomeCode::Busy ? day : QDate();
        busy = attempt.outcome == OutcomeCode::Busy ? busy + 1 : 0;
    }
    return counted;
}

void holds(const std::string& what, const std::function<void()>& property)
{
    INFO(what);
    CHECK(rc::check(what, property));
}

} // namespace

TEST_CASE("no call of ours is made outside hours or on a holiday but at a promised time", "[queue][property]")
{
    holds("hours bind every call", [] {
        Life life(*rc::gen::arbitrary<bool>());
        life.live(40);
        const PlanStory& story = life.story;
        for (std::size_t i = 0; i < story.history.attempts.size(); ++i) {
            const Instant at = story.history.attempts[i].startedAt;
            const LocalTime local = story.calendar.localTime(at, story.entry.territory);
            RC_ASSERT(story.calendar.isServiceOpen(at, story.entry.centre));
            if (!life.allowedAsPromise[i]) {
                RC_ASSERT(local.date.dayOfWeek() != 7);
                RC_ASSERT(!story.calendar.isHoliday(local.date, story.entry.territory));
                RC_ASSERT(local.time >= QTime(9, 0));
                RC_ASSERT(local.time < (local.date.dayOfWeek() == 6 ? QTime(13, 0) : QTime(19, 0)));
            }
        }
    });
}

TEST_CASE("attempts never exceed the cap of rolling days, nor that over all", "[queue][property]")
{
    holds("the cap holds", [] {
        const bool care = *rc::gen::arbitrary<bool>();
        Life life(care);
        life.live(60);
        const auto counted = countedAttempts(life.story);
        if (!care) {
            RC_ASSERT(counted.size() <= 4U);
        }
        for (const Instant at : counted) {
            const auto within = std::count_if(
                counted.begin(), counted.end(), [&](Instant other) { return other <= at && other > at - std::chrono::days(30); });
            RC_ASSERT(within <= 3);
        }
    });
}

TEST_CASE("a full cycle was tried in two half-days when it went as planned", "[queue][property]")
{
    holds("two half-days", [] {
        PlanStory story = shipped(true);
        Instant now = PlanStory::paris("2026-03-02 08:00") + std::chrono::minutes(*rc::gen::inRange(0, 200 * 24 * 60));
        story.entry.enteredAt = now;
        bool morning = false;
        bool afternoon = false;
        for (std::uint32_t i = 1; i <= 3; ++i) {
            const EntryPlan plan = story.plan();
            RC_ASSERT(plan.state == PlanState::Open);
            const Instant until = plan.slot.isEmpty() ? plan.due.from + std::chrono::minutes(1) : plan.due.until;
            now = plan.due.from
                + std::chrono::minutes(*rc::gen::inRange<std::int64_t>(
                    0, std::chrono::duration_cast<std::chrono::minutes>(until - plan.due.from).count()));
            AttemptRecord attempt;
            attempt.id = idOf(i);
            attempt.campaign = story.campaign.code;
            attempt.startedAt = now;
            attempt.closedAt = now + std::chrono::minutes(1);
            attempt.outcome = *rc::gen::element(OutcomeCode::NoAnswer, OutcomeCode::AnsweringMachine, OutcomeCode::ThirdParty);
            story.history.attempts.push_back(attempt);
            (story.calendar.localTime(now, story.entry.territory).time < QTime(13, 0) ? morning : afternoon) = true;
        }
        RC_ASSERT(morning && afternoon);
        RC_ASSERT(story.plan().letter == QLatin1String("unreachable"));
    });
}

TEST_CASE("after withdrawal, objection, death or refusal nobody is called", "[queue][property]")
{
    holds("stops are final until taken back", [] {
        Life life(*rc::gen::arbitrary<bool>());
        life.live(20);
        PlanStory& story = life.story;
        const int which = *rc::gen::inRange(0, 4);
        story.history.withdrawn = which == 0;
        story.history.objected = which == 1;
        story.history.deceased = which == 2;
        if (which == 3) {
            RC_PRE(story.campaign.purpose == Purpose::ProgrammeInvitation);
            story.history.refused = true;
        }
        RC_ASSERT(story.plan().state == PlanState::Done);
        for (int i = 0; i < 20; ++i) {
            const Instant at = life.now + std::chrono::minutes(*rc::gen::inRange(0, 400 * 24 * 60));
            const auto permission = mayCall(story.campaign, story.outcomes, story.calendar, story.entry, story.history, at);
            RC_ASSERT(!permission.allowed);
            RC_ASSERT(!permission.nextAt);
        }
    });
}

TEST_CASE("a promised callback never consumes a retry", "[queue][property]")
{
    holds("promises are free", [] {
        Life life(true);
        life.live(12);
        PlanStory with = life.story;
        PlanStory without = life.story;
        std::erase_if(without.history.attempts,
            [&](const AttemptRecord& attempt) { return attempt.promise && !without.outcomes.spec(*attempt.outcome).reached; });
        RC_ASSERT(countedAttempts(with) == countedAttempts(without));
        // With the unanswered calls of promises or without, a moment in ordinary hours long after is allowed or not alike.
        const Instant at = life.now + std::chrono::days(*rc::gen::inRange(1, 40));
        const auto spent = [&](const PlanStory& story) {
            return mayCall(story.campaign, story.outcomes, story.calendar, story.entry, story.history, at).code
                == QLatin1String("cap_reached");
        };
        RC_PRE(with.history.promises.empty() || with.plan().promise == without.plan().promise);
        RC_ASSERT(spent(with) == spent(without));
    });
}

TEST_CASE("the order of arrival does not matter, and asking again gives the same", "[queue][property]")
{
    holds("plans are functions of the facts", [] {
        Life life(*rc::gen::arbitrary<bool>());
        life.live(25);
        PlanStory shuffled = life.story;
        auto& attempts = shuffled.history.attempts;
        for (std::size_t i = attempts.size(); i > 1; --i) {
            std::swap(attempts[i - 1], attempts[*rc::gen::inRange<std::size_t>(0, i)]);
        }
        std::reverse(shuffled.history.promises.begin(), shuffled.history.promises.end());
        RC_ASSERT(shuffled.plan() == life.story.plan());
        RC_ASSERT(life.story.plan() == life.story.plan());
        RC_ASSERT(mayCall(shuffled.campaign, shuffled.outcomes, shuffled.calendar, shuffled.entry, shuffled.history, life.now)
            == mayCall(
                life.story.campaign, life.story.outcomes, life.story.calendar, life.story.entry, life.story.history, life.now));
    });
}

TEST_CASE("a plan is never before the facts that made it, nor empty", "[queue][property]")
{
    holds("due follows", [] {
        Life life(*rc::gen::arbitrary<bool>());
        life.live(25);
        const EntryPlan plan = life.story.plan();
        if (plan.state == PlanState::Done) {
            RC_ASSERT(!plan.doneCode.isEmpty());
            return;
        }
        RC_ASSERT(plan.due.from < plan.due.until);
        RC_ASSERT(!plan.reasons.empty());
        RC_ASSERT(plan.rank >= 10 && plan.rank <= 70);
        RC_ASSERT(plan.due.from >= life.story.entry.enteredAt);
        if (!plan.promise && !life.story.history.attempts.empty()) {
            RC_ASSERT(life.story.calendar.isOpen(
                plan.due.from, life.story.campaign.purpose, life.story.entry.territory, life.story.entry.centre));
        }
    });
}

TEST_CASE("when a call is not allowed, the instant named allows it or names a later one", "[queue][property]")
{
    holds("the answer says when", [] {
        Life life(*rc::gen::arbitrary<bool>());
        life.live(15);
        Instant at = life.now;
        int hops = 0;
        for (; hops < 20; ++hops) {
            const auto permission =
                mayCall(life.story.campaign, life.story.outcomes, life.story.calendar, life.story.entry, life.story.history, at);
            if (permission.allowed || !permission.nextAt) {
                break;
            }
            RC_ASSERT(*permission.nextAt > at);
            at = *permission.nextAt;
        }
        RC_ASSERT(hops < 20);
    });
}
