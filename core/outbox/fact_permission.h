#pragma once

#include "core/accounts/server_act.h"
#include "core/campaigns/campaign_spec.h"
#include "core/outbox/fact.h"

namespace relais {

/// Whether somebody of this role may say such a thing. Pure. Source: domain reference §7: an enrolment caller writes that somebody joins and
/// consents, nothing else of a pathway; an alert is answered by a medical officer alone.
bool mayWrite(Role role, const FactBody& body);

/// What the centre says itself, run by run, and no role: who is in a phone cohort. Pure.
bool isWordOfCentre(const FactBody& body);

/// Whether somebody of this role may write this report of a call of that campaign: whoever sees health data any; a hospital adviser that of her
/// own pathways' calls, appointments and needs, without an exam, a goal, tobacco or a treatment; nobody else. Pure.
bool mayReport(Role role, const CampaignSpec& campaign, const CallReport& report);

} // namespace relais
