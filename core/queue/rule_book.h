#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/campaigns/campaign_spec.h"
#include "core/programmes/programme_book.h"
#include "core/queue/calendar.h"

#include <chrono>
#include <memory>
#include <vector>

namespace relais {

/// The data that the rules are applied with, read once at start. Immutable: any thread. Borrowed by the use cases.
struct RuleBook {
    OutcomeCatalogue outcomes;
    Calendar calendar;
    std::vector<CampaignSpec> campaigns;
    std::chrono::minutes leaseTime{150}; ///< how long a contact is lent
    /// Every version of every pathway; a reload gives another book, this one stays as it is. Never null once made by the programs.
    std::shared_ptr<const ProgrammeBook> programmes = {};

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
