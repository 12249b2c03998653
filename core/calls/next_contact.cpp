#include "core/calls/next_contact.h"

#include "core/followups/promise_rules.h"
#include "core/programmes/queue_steps.h"
#include "core/queue/hand_out_order.h"
#include "core/queue/promise_plan.h"

#include <algorithm>

namespace relais {

namespace {

RetryRules retryOf(const RuleBook& rules, const CampaignCode& campaign)
{
    const CampaignSpec* spec = rules.campaign(campaign);
    return spec == nullptr ? RetryRules{} : spec->retry;
}

bool isHeld(const DeskHoldings& holdings, const PersonId& person)
{
    return std::any_of(
        holdings.held.begin(), holdings.held.end(), [&](const LeasedContact& held) { return held.person.id == person; });
}

HandOutPlace placeOf(const LeasedContact& contact, Instant now)
{
    const int rank = rankAt(contact.rank, contact.due, now);
    if (classOfRank(rank) == 70) {
        // The server's order, which a role without health data is not told: leases are numbered as they are handed out.
        return {rank, {}, EntryId(contact.lease.uuid())};
    }
    return {rank, contact.due.from, contact.entry};
}

/// Those lent, and own promises that are due but not lent (the network is away, or the server has not answered yet). Past its tolerance
/// a promise is everybody's: while the server answers it is had from there alone, since a colleague may be keeping it.
std::vector<LeasedContact> candidates(const DeskHoldings& holdings, const RuleBook& rules, Instant now)
{
    std::vector<LeasedContact> all = holdings.held;
    // A lease may have been made before the server heard of the last try.
    std::erase_if(all, [&](LeasedContact& contact) { return !followsPlan(contact, rules, holdings.centre); });
    for (const AgendaPromise& promise : holdings.agenda) {
        if (promise.owner != holdings.agent || isHeld(holdings, promise.person)) {
            continue;
        }
        const PromiseStage stage = promiseStage(promise.due, true, now, retryOf(rules, promise.campaign));
        if (stage == PromiseStage::Owner || (stage == PromiseStage::Anyone && holdings.serverIsAway)) {
            if (auto contact = contactOfPromise(promise)) {
                all.push_back(std::move(*contact));
            }
        }
    }
    std::erase_if(all, [&](const LeasedContact& contact) {
        const auto& open = holdings.unclosed;
        return std::find(open.begin(), open.end(), contact.person.id) != open.end();
    });
    std::sort(all.begin(), all.end(), [now](const LeasedContact& left, const LeasedContact& right) {
        return handedOutBefore(placeOf(left, now), placeOf(right, now));
    });
    return all;
}

std::vector<Window> ownPromises(const DeskHoldings& holdings)
{
    std::vector<Window> own;
    for (const AgendaPromise& promise : holdings.agenda) {
        if (promise.owner == holdings.agent) {
            own.push_back(promise.due);
        }
    }
    return own;
}

/// Moves `due` to when the promise is tried next; false once it is kept or its day is over.
bool followsPlan(
    const PromiseId& promise, const RuleBook& rules, const EntryFacts& entry, const ContactHistory& history, Window& due)
{
    const CampaignSpec* campaign = rules.campaign(entry.campaign);
    const bool known = std::any_of(
        history.promises.begin(), history.promises.end(), [&](const PromiseRecord& one) { return one.id == promise; });
    if (campaign == nullptr || !known) {
        return true; // nothing here says otherwise than the server
    }
    const auto plan = promisePlan(PlanContext(*campaign, rules.outcomes, rules.calendar, entry, history));
    if (!plan || plan->promise != promise) {
        return false;
    }
    due = plan->due;
    return true;
}

/// Why she is not given this one now, though she might call: her own promise or the end of her shift is too near.
std::optional<NoContact> heldBack(
    const LeasedContact& contact, const DeskHoldings& holdings, const RuleBook& rules, const RetryRules& retry, Instant now)
{
    if (contact.rank <= ownPromiseRank) {
        return std::nullopt;
    }
    const auto shiftEnd = contact.promise ? std::nullopt : rules.calendar.serviceEnd(now, holdings.centre);
    const NewContactAdvice advice = mayTakeNewContact(now, ownPromises(holdings), shiftEnd, retry);
    if (advice.allowed) {
        return std::nullopt;
    }
    if (shiftEnd && advice.at == shiftEnd) {
        return NoContact{advice.code, rules.calendar.nextServiceOpen(*shiftEnd, holdings.centre)};
    }
    return NoContact{advice.code, ownerLaneFrom({*advice.at, *advice.at}, retry)};
}

} // namespace

EntryFacts entryFactsOf(const LeasedContact& contact, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, std::optional<Instant> now)
{
    EntryFacts entry;
    entry.campaign = contact.campaign;
    entry.territory = contact.person.territory;
    entry.centre = centre;
    entry.enteredAt = contact.due.from;
    return withPathways(std::move(entry), rules, history, now);
}

QueueReason promiseReason(const AgendaPromise& promise)
{
    const bool hers = promise.madeByName.isEmpty();
    // What was promised, not when it is tried again.
    const ContactHistory history = historyOfPromise(promise);
    const auto made = std::find_if(
        history.promises.begin(), history.promises.end(), [&](const PromiseRecord& one) { return one.id == promise.promise; });
    const Instant at = made != history.promises.end() ? made->due.from : promise.due.from;
    return {hers ? QStringLiteral("own_promise") : QStringLiteral("promise"), at, promise.madeByName, {}, 0};
}

std::optional<LeasedContact> contactOfPromise(const AgendaPromise& promise)
{
    if (!promise.slice) {
        return std::nullopt;
    }
    LeasedContact contact;
    contact.entry = promise.entry.value_or(EntryId());
    contact.campaign = promise.campaign;
    contact.rank = ownPromiseRank;
    contact.due = promise.due;
    contact.promise = promise.promise;
    contact.reasons = {promiseReason(promise)};
    contact.person = *promise.slice;
    contact.history = historyOfPromise(promise);
    return contact;
}

ContactHistory historyOfPromise(const AgendaPromise& promise)
{
    if (promise.history) {
        return *promise.history;
    }
    ContactHistory history;
    history.promises = {{promise.promise, promise.campaign, promise.due, promise.owner, promise.due.from, false}};
    if (!promise.slice) {
        return history;
    }
    for (const ContactPoint& point : promise.slice->contactPoints) {
        if (point.usable) {
            history.numbers.push_back(point.number);
        }
    }
    history.isMember = promise.slice->memberSince.has_value();
    history.withdrawn = promise.slice->withdrawn;
    history.objected = promise.slice->objected;
    history.deceased = promise.slice->deceased;
    return history;
}

bool followsPlan(AgendaPromise& promise, const RuleBook& rules, const CentreId& centre)
{
    EntryFacts entry;
    entry.campaign = promise.campaign;
    entry.territory = promise.slice ? promise.slice->territory : QString();
    entry.centre = centre;
    entry.enteredAt = promise.due.from;
    return followsPlan(promise.promise, rules, entry, historyOfPromise(promise), promise.due);
}

bool followsPlan(LeasedContact& contact, const RuleBook& rules, const CentreId& centre)
{
    return !contact.promise
        || followsPlan(
            *contact.promise, rules, entryFactsOf(contact, contact.history, rules, centre), contact.history, contact.due);
}

NextContact chooseNext(const DeskHoldings& holdings, const RuleBook& rules, Instant now, std::chrono::nanoseconds monotonic)
{
    NextContact next;
    for (LeasedContact& contact : candidates(holdings, rules, now)) {
        const CampaignSpec* campaign = rules.campaign(contact.campaign);
        const bool lent = !contact.lease.isNull();
        if (campaign == nullptr || (lent && !holdings.leases.mayDial(contact.lease, monotonic))) {
            continue;
        }
        // One that was just closed is still lent while its undo is offered; its plan lies ahead.
        const bool own = contact.rank <= ownPromiseRank;
        if ((own ? ownerLaneFrom(contact.due, campaign->retry) : contact.due.from) > now) {
            continue;
        }
        if (auto later = heldBack(contact, holdings, rules, campaign->retry, now)) {
            next.none = std::move(later);
            continue;
        }
        const auto may = mayCall(*campaign, rules.outcomes, rules.calendar,
            entryFactsOf(contact, contact.history, rules, holdings.centre, now), contact.history, now);
        if (may.allowed) {
            return {std::move(contact), std::nullopt};
        }
        if (may.nextAt && (!next.none || !next.none->until || *may.nextAt < *next.none->until)) {
            next.none = NoContact{may.code, may.nextAt};
        }
    }
    return next;
}

} // namespace relais
