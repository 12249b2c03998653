#include "core/people/history_for_role.h"

namespace relais {

bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign)
{
    if (seesHealthData(role)) {
        return true;
    }
    const CampaignSpec* spec = rules.campaign(campaign);
    return spec != nullptr && spec->variant == DeskVariant::Enrolment;
}

bool maySeeOutcome(Role role, const RuleBook& rules, const CampaignCode& campaign, OutcomeCode outcome)
{
    return maySeeOutcome(role, rules, campaign) && (outcome != OutcomeCode::InCare || seesHealthData(role));
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
        history.pathways.clear();
        history.attributes.clear();
    }
    return history;
}

} // namespace relais
