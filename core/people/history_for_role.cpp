#include "core/people/history_for_role.h"

#include "core/programmes/pathway_sight.h"

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
    return seesHealthData(role) || (rules.programmes && seesPathway(role, *rules.programmes, pathway));
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

/// A call for a step of a pathway that the role sees is part of that pathway: without what came of it her schedule would be another one.
bool wasForSeenPathway(const ContactHistory& history, const AttemptId& attempt)
{
    return std::any_of(history.pathways.begin(), history.pathways.end(), [&](const PathwayRecord& record) {
        const auto* dialled = std::get_if<StepDialled>(&record.said.body);
        return dialled != nullptr && dialled->attempt == attempt;
    });
}

} // namespace

ContactHistory historyFor(Role role, const RuleBook& rules, ContactHistory history)
{
    keepSeenPathways(role, rules.programmes.get(), history);
    for (AttemptRecord& attempt : history.attempts) {
        if (!attempt.outcome || *attempt.outcome == OutcomeCode::Busy
            || maySeeOutcome(role, rules, attempt.campaign, *attempt.outcome)) {
            continue; // a busy line tells nothing, and is left alone for its own delay
        }
        if (wasForSeenPathway(history, attempt.id)) {
            continue;
        }
        attempt.outcome = hidden(rules.outcomes.spec(*attempt.outcome), attempt.direction);
        attempt.identity = IdentityCheck::NotConfirmed;
        attempt.until.reset();
    }
    return history;
}

} // namespace relais
