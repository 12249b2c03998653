#pragma once

#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

#include <QJsonObject>

namespace relais {

/// A treating physician asks for coaching on a theme: six months, one call a month, for a member; for anybody else it opens an invitation.
/// Comes in as a file or through the API; the physician has no account. Source: domain reference §3, Sophia.
struct CoachingRequest {
    FactId id;                      ///< made by whoever sends it: the same request again changes nothing
    std::optional<PersonId> person; ///< one of the two
    std::optional<Nir> nir;
    QString pathway = QStringLiteral("sophia-physician-coaching");
    QString theme; ///< a choice of the pathway's form
    QDate askedOn;
};
/// {"id","person_id"|"nir","theme","asked_on"}
Result<CoachingRequest> coachingRequestFromJson(const QJsonObject& json);

/// What it led to.
enum class CoachingAnswer { Coaching, Invitation };

/// Takes a request in, as facts in the name of the agent who brings it. Fails with NotFound (nobody of that id or number here), InvalidInput
/// ("theme", "asked_on": not one of the form's, or in the future) or NotPermitted. In the transaction of `unit`.
struct BroughtBy {
    AgentId agent;
    DeskId desk;
};
Result<CoachingAnswer> requestCoaching(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const CoachingRequest& request, Instant now);

} // namespace relais
