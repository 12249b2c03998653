#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/campaigns/campaign_spec.h"
#include "core/queue/calendar.h"

#include <chrono>
#include <vector>

namespace relais {

/// The data that the rules are applied with, read once at start. Immutable: any thread. Borrowed by the use cases.
struct RuleBook {
    OutcomeCatalogue outcomes;
    Calendar calendar;
    std::vector<CampaignSpec> campaigns;
    std::chrono::minutes leaseTime{150}; ///< how long a contact is lent

    const CampaignSpec* campaign(const CampaignCode& code) const
    {
        for (const CampaignSpec& one : campaigns) {
            if (one.code == code) {
                return &one;
            }
        }
        return nullptr;
    }
};

} // namespace relais
