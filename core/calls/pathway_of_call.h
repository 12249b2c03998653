#pragma once

#include "core/calls/desk_state.h"
#include "core/outbox/fact.h"
#include "core/programmes/joining.h"
#include "core/queue/rule_book.h"

namespace relais {

/// What a call that is closed says about the pathways of its person, beside its outcome: for which step it was, and that she joins the
/// pathway of the campaign when she enrols. A call of hers counts for a step only once its window has begun. Pure.
struct CallOnPathway {
    AttemptId attempt;
    CallDirection direction = CallDirection::Outbound;
    OutcomeCode outcome = OutcomeCode::NotEstablished;
    Instant now;
    QStringList consents = {}; ///< given by whoever enrols
};
/// The version that whoever enrols in a call of this campaign joins; null: the campaign leads to no pathway, or none is open that day.
const Protocol* joinedByCall(const CampaignSpec& campaign, const RuleBook& rules, const QString& territory, Instant now);
/// How she joins it in a call.
Joining joiningByCall(const LeasedContact& contact, const QStringList& consents);

/// The version whose step this call is for; null: the call is for no step. Lives as long as the rule book.
const Protocol* protocolOfCall(
    const LeasedContact& contact, const ContactHistory& history, const RuleBook& rules, const CentreId& centre);
/// Fields of the report that the pathway of this call cannot do without, and that are empty; by code, in the order of its file.
QStringList missingReportFields(const ContactOnScreen& shown, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, const CallReport& report);

std::vector<FactBody> pathwayBodies(const ContactOnScreen& shown, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, const CallOnPathway& call);

} // namespace relais
