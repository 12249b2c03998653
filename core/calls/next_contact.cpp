#include "core/calls/next_contact.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int ownPromiseRank = 10;

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

/// Those lent, and own promises that are due but not lent (the network is away, or the server has not answered yet).
std::vector<LeasedContact> candidates(const DeskHoldings& holdings, const RuleBook& rules, Instant now)
{
    std::vector<LeasedContact> all = holdings.held;
    for (const AgendaPromise& promise : holdings.agenda) {
        const bool own = promise.owner == holdings.agent;
        if (own && promise.due.from - retryOf(rules, promise.campaign).promiseEarly <= now && !isHeld(holdings, promise.person)) {
            if (auto contact = contactOfPromise(promise)) {
                all.push_back(std::move(*contact));
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const LeasedContact& left, const LeasedContact& right) {
        return std::tie(left.rank, left.due.from, left.entry) < std::tie(right.rank, right.due.from, right.entry);
    });
    return all;
}

/// The next own promise that no new contact may run into.
std::optional<Instant> promiseAhead(const DeskHoldings& holdings, const RuleBook& rules, Instant now)
{
    std::optional<Instant> ahead;
    for (const AgendaPromise& promise : holdings.agenda) {
        const RetryRules retry = retryOf(rules, promise.campaign);
        if (promise.owner == holdings.agent && promise.due.until > now && promise.due.from <= now + retry.meanHandling) {
            ahead = std::min(ahead.value_or(promise.due.from), promise.due.from);
        }
    }
    return ahead;
}

} // namespace

EntryFacts entryFactsOf(const LeasedContact& contact, const CentreId& centre)
{
    EntryFacts entry;
    entry.campaign = contact.campaign;
    entry.territory = contact.person.territory;
    entry.centre = centre;
    entry.enteredAt = contact.due.from;
    return entry;
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
    contact.reasons = {{QStringLiteral("own_promise"), promise.due.from, promise.ownerName, {}, 0}};
    contact.person = *promise.slice;
    contact.history.promises = {{promise.promise, promise.campaign, promise.due, promise.owner, promise.due.from, false}};
    for (const ContactPoint& point : contact.person.contactPoints) {
        if (point.usable) {
            contact.history.numbers.push_back(point.number);
        }
    }
    contact.history.isMember = contact.person.memberSince.has_value();
    contact.history.withdrawn = contact.person.withdrawn;
    contact.history.objected = contact.person.objected;
    contact.history.deceased = contact.person.deceased;
    return contact;
}

NextContact chooseNext(const DeskHoldings& holdings, const RuleBook& rules, Instant now, std::chrono::nanoseconds monotonic)
{
    NextContact next;
    const auto ahead = promiseAhead(holdings, rules, now);
    for (LeasedContact& contact : candidates(holdings, rules, now)) {
        const CampaignSpec* campaign = rules.campaign(contact.campaign);
        const bool lent = !contact.lease.isNull();
        const bool own = contact.rank <= ownPromiseRank;
        if (campaign == nullptr || (lent && !holdings.leases.mayDial(contact.lease, monotonic))) {
            continue;
        }
        // One that was just closed is still lent while its undo is offered; its plan lies ahead.
        const auto early = own ? campaign->retry.promiseEarly : std::chrono::minutes(0);
        if (contact.due.from - early > now) {
            continue;
        }
        if (!own && ahead) {
            next.none = NoContact{QStringLiteral("promise_soon"), *ahead - campaign->retry.promiseEarly};
            continue;
        }
        const auto may =
            mayCall(*campaign, rules.outcomes, rules.calendar, entryFactsOf(contact, holdings.centre), contact.history, now);
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
