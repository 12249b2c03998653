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

ContactHistory historyFor(Role role, const RuleBook& rules, ContactHistory history)
{
    for (AttemptRecord& attempt : history.attempts) {
        if (!attempt.outcome || *attempt.outcome == OutcomeCode::Busy || maySeeOutcome(role, rules, attempt.campaign)) {
            continue; // a busy line tells nothing, and is left alone for its own delay
        }
        attempt.outcome = rules.outcomes.spec(*attempt.outcome).reached ? OutcomeCode::Undecided : OutcomeCode::NoAnswer;
        attempt.identity = IdentityCheck::NotConfirmed;
        attempt.until.reset();
    }
    return history;
}

} // namespace relais
