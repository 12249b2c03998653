#include "core/queue/count_attempts.h"

#include <set>

namespace relais {

FunnelCounts countAttempts(const OutcomeCatalogue& outcomes, const ContactHistory& history, const CampaignCode& campaign)
{
    FunnelCounts counts;
    for (const AttemptRecord& attempt : history.attempts) {
        if (attempt.campaign != campaign) {
            continue;
        }
        ++counts[QStringLiteral("attempts")];
        if (attempt.direction == CallDirection::Outbound) {
            ++counts[QStringLiteral("dialled")];
        }
        if (!attempt.outcome) {
            ++counts[QStringLiteral("open")];
            continue;
        }
        const OutcomeSpec& spec = outcomes.spec(*attempt.outcome);
        if (spec.counts) {
            ++counts[QStringLiteral("counted")];
        }
        if (spec.reached) {
            ++counts[QStringLiteral("reached")];
        }
        ++counts[QStringLiteral("outcome.") + codeOf(*attempt.outcome)];
    }
    return counts;
}

void addToFunnel(FunnelStore& funnel, const OutcomeCatalogue& outcomes, const ContactHistory& before, const ContactHistory& after)
{
    std::set<CampaignCode> campaigns;
    for (const auto* history : {&before, &after}) {
        for (const AttemptRecord& attempt : history->attempts) {
            campaigns.insert(attempt.campaign);
        }
    }
    for (const CampaignCode& campaign : campaigns) {
        FunnelCounts change = countAttempts(outcomes, after, campaign);
        for (const auto& [name, count] : countAttempts(outcomes, before, campaign)) {
            change[name] -= count;
        }
        std::erase_if(change, [](const auto& one) { return one.second == 0; });
        if (!change.empty()) {
            funnel.add(campaign, change);
        }
    }
}

} // namespace relais
