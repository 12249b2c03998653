#include "core/people/history_for_role.h"

#include "core/programmes/message_consent.h"

#include <algorithm>

namespace relais {

bool mayReadCalls(Role role, const RuleBook& rules, const CampaignCode& campaign)
{
    if (seesHealthData(role)) {
        return true;
    }
    const CampaignSpec* spec = rules.campaign(campaign);
    return seesPathways(role) && spec != nullptr && spec->isCalledBy(role);
}

bool maySeePathway(Role role, const RuleBook& rules, QStringView pathway)
{
    if (seesHealthData(role)) {
        return true;
    }
    if (!seesPathways(role) || !rules.programmes) {
        return false;
    }
    const auto& protocols = rules.programmes->protocols();
    return std::any_of(protocols.begin(), protocols.end(),
        [&](const Protocol& one) { return one.pathway == pathway && one.queue && mayReadCalls(role, rules, *one.queue); });
}

bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign)
{
    if (mayReadCalls(role, rules, campaign)) {
        return true;
    }
    const CampaignSpec* spec = rules.campaign(campaign);
    return spec != nullptr && spec->variant == DeskVariant::Enrolment;
}

bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign, OutcomeCode outcome)
{
    return maySeeOutcome(role, rules, campaign) && (outcome != OutcomeCode::InCare || mayReadCalls(role, rules, campaign));
}

namespace {

/// The code that tells no more than "reached" or "not reached", and that the cap counts as it counts the true one.
OutcomeCode hidden(const OutcomeSpec& spec, CallDirection direction)
{
    // Somebody who called in to know something only changes no plan.
    const bool changesNothing = direction == CallDirection::Inbound && spec.then == FollowUp::KeepPlan;
    if (spec.reached && !changesNothing) {
        return OutcomeCode::Undecided;
    }
    return spec.counts ? OutcomeCode::NoAnswer : OutcomeCode::NotEstablished;
}

/// What was said of her own pathways, and the consents that her plan of them needs.
void keepOwnPathways(Role role, const RuleBook& rules, ContactHistory& history)
{
    std::erase_if(
        history.pathways, [&](const PathwayRecord& record) { return !maySeePathway(role, rules, record.said.pathway); });
    QStringList consents;
    if (!history.pathways.empty()) {
        consents << electronicMessages();
        for (const Protocol& protocol : rules.programmes->protocols()) {
            if (maySeePathway(role, rules, protocol.pathway)) {
                consents << electronicMessagesOf(protocol.programme) << programmeConsentOf(protocol.programme);
            }
        }
    }
    std::erase_if(history.attributes, [&](const AttributeSaid& said) { return !consents.contains(said.name); });
}

} // namespace

ContactHistory historyFor(Role role, const RuleBook& rules, ContactHistory history)
{
    for (AttemptRecord& attempt : history.attempts) {
        if (!attempt.outcome || *attempt.outcome == OutcomeCode::Busy
            || maySeeOutcome(role, rules, attempt.campaign, *attempt.outcome)) {
            continue; // a busy line tells nothing, and is left alone for its own delay
        }
        attempt.outcome = hidden(rules.outcomes.spec(*attempt.outcome), attempt.direction);
        attempt.identity = IdentityCheck::NotConfirmed;
        attempt.until.reset();
    }
    if (!seesHealthData(role)) {
        keepOwnPathways(role, rules, history);
    }
    return history;
}

} // namespace relais
