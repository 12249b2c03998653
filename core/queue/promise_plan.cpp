#include "core/queue/promise_plan.h"

#include "core/followups/promise_rules.h"
#include "core/queue/hand_out_order.h"

#include <algorithm>
#include <tuple>

namespace relais {

namespace {

/// Whether an attempt has done what was promised, or made it pointless.
bool settles(const PlanContext& context, const AttemptRecord& attempt, const PromiseRecord& promise)
{
    if (!context.isOwn(attempt) || (attempt.startedAt <= promise.madeAt && attempt.promise != promise.id)) {
        return false;
    }
    const OutcomeSpec* spec = context.specOf(attempt);
    return spec && (spec->reached ? spec->then != FollowUp::KeepPlan : spec->then == FollowUp::SuspendUntil);
}

struct Tries {
    int count = 0;
    const AttemptRecord* first = nullptr;
    const AttemptRecord* last = nullptr;
    std::optional<Instant> failureOfOurs; ///< end of one that came after the last try
};

Tries triesOf(const PlanContext& context, const PromiseRecord& promise)
{
    Tries tries;
    for (const AttemptRecord* attempt : context.attempts) {
        if (attempt->promise != promise.id) {
            continue;
        }
        if (attempt->outcome == OutcomeCode::NotEstablished) {
            tries.failureOfOurs = PlanContext::endOf(*attempt);
            continue;
        }
        tries.first = tries.first ? tries.first : attempt;
        tries.last = attempt;
        tries.failureOfOurs.reset();
        ++tries.count;
    }
    return tries;
}

/// The promised time as it can be kept: moved out of closed service hours, and then to an hour that is hers too.
Window keptAt(const PlanContext& context, Window due)
{
    if (due.until <= due.from) {
        due.until = due.from + context.campaign.retry.promiseTolerance;
    }
    auto open = context.calendar.nextServiceOpen(due.from, context.entry.centre);
    if (open && *open >= due.until) {
        open = context.nextOpen(*open);
    }
    if (open && *open > due.from) {
        return {*open, *open + (due.until - due.from)};
    }
    return due;
}

/// The first time from `at` on when it may be tried: outside her hours only around the time that she named.
std::optional<Instant> nextChance(const PlanContext& context, const PromiseRecord& promise, Instant at)
{
    const RetryRules& rules = context.campaign.retry;
    const Window due = keptAt(context, promise.due);
    const auto open = context.calendar.nextServiceOpen(at, context.entry.centre);
    if (open && ownerLaneFrom(due, rules) <= *open && *open < due.until + rules.promiseTolerance) {
        return open;
    }
    return context.nextOpen(at);
}

/// When it is tried again the same day; nothing: this promise is over.
std::optional<Instant> nextTry(const PlanContext& context, const PromiseRecord& promise, const Tries& tries)
{
    const RetryRules& rules = context.campaign.retry;
    if (tries.count > rules.missedPromiseRetries) {
        return std::nullopt;
    }
    const OutcomeSpec* spec = context.specOf(*tries.last);
    const bool badNumber = spec && spec->then == FollowUp::NextNumberElseLetter;
    if (badNumber && context.history.numbers.empty()) {
        return std::nullopt;
    }
    const auto wait = badNumber                      ? std::chrono::minutes(0)
        : spec && spec->then == FollowUp::AfterDelay ? spec->delay
                                                     : rules.missedPromiseDelay;
    const auto again = nextChance(context, promise, PlanContext::endOf(*tries.last) + wait);
    const bool sameDay = again && context.local(*again).date == context.local(tries.first->startedAt).date;
    return sameDay ? again : std::nullopt;
}

} // namespace

const PromiseRecord* livePromise(const PlanContext& context)
{
    const PromiseRecord* live = nullptr;
    for (const PromiseRecord& promise : context.history.promises) {
        if (promise.campaign == context.campaign.code
            && (!live || std::tie(live->madeAt, live->id) < std::tie(promise.madeAt, promise.id))) {
            live = &promise;
        }
    }
    // A cancelled one does not bring back the one that it had replaced.
    if (!live || live->cancelled) {
        return nullptr;
    }
    const bool settled = std::any_of(context.attempts.begin(), context.attempts.end(),
        [&](const AttemptRecord* attempt) { return settles(context, *attempt, *live); });
    return settled ? nullptr : live;
}

std::optional<Instant> nextPromisedChance(const PlanContext& context, Instant at)
{
    const PromiseRecord* promise = livePromise(context);
    return promise ? nextChance(context, *promise, at) : std::nullopt;
}

std::optional<EntryPlan> promisePlan(const PlanContext& context)
{
    const PromiseRecord* promise = livePromise(context);
    if (!promise) {
        return std::nullopt;
    }
    EntryPlan plan;
    plan.promise = promise->id;
    plan.owner = promise->owner;
    plan.rank = promise->owner ? ownPromiseRank : commonPromiseRank;
    plan.due = keptAt(context, promise->due);
    plan.reasons.push_back(
        {promise->owner ? QStringLiteral("own_promise") : QStringLiteral("promise"), promise->due.from, {}, {}, 0});

    const Tries tries = triesOf(context, *promise);
    if (tries.count > 0) {
        const auto again = nextTry(context, *promise, tries);
        if (!again) {
            return std::nullopt;
        }
        plan.due = {*again, *again + context.campaign.retry.missedPromiseDelay};
        plan.reasons.push_back({QStringLiteral("promise_missed"), tries.last->startedAt, {}, {}, tries.count});
    }
    if (tries.failureOfOurs) {
        const Instant soon = *tries.failureOfOurs + context.outcomes.spec(OutcomeCode::NotEstablished).delay;
        if (plan.due.from < soon) {
            const Instant from = nextChance(context, *promise, soon).value_or(soon);
            plan.due = {from, from + context.campaign.retry.missedPromiseDelay};
        }
    }
    return plan;
}

} // namespace relais
