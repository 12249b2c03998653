#pragma once

#include "core/campaigns/eligibility.h"
#include "core/programmes/programme_book.h"

namespace relais {

struct CampaignSpec;

/// Whom the programme itself takes: the conditions of the version that whoever joins by a campaign joins.
struct ProgrammeCriteria {
    Condition eligibility;
    std::optional<Condition> exclusion;
    bool operator==(const ProgrammeCriteria&) const = default;
};

/// A plain No to the programme's conditions, by what the list of the campaign says of her; what it does not say decides nothing. Pure, total.
/// Source: domain reference §3, Sophia: a campaign may narrow its programme; the narrower rule wins.
bool isAgainstProgramme(const ProgrammeCriteria& programme, const TargetPerson& person, const TargetCriteria& criteria,
    const CivilDate& referenceDate);

/// The criteria of a campaign with those of the programme that it leads to, at the reference date of a list; without a pathway, its own.
TargetCriteria withProgramme(
    TargetCriteria criteria, const CampaignSpec& campaign, const ProgrammeBook* book, const CivilDate& referenceDate);

} // namespace relais
