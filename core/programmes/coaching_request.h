#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/people/nir.h"
#include "core/people/rpps.h"

#include <QDate>
#include <QJsonObject>

namespace relais {

/// A treating physician asks for coaching on a theme: six months, one call a month, for a member; for anybody else it opens an invitation.
/// Comes in as a file or through the API; the physician has no account. Source: domain reference §3, Sophia.
struct CoachingRequest {
    FactId id;                      ///< made by whoever sends it: the same request again changes nothing
    std::optional<PersonId> person; ///< one of the two
    std::optional<Nir> nir;
    QString pathway = physicianCoachingPathway();
    QString theme; ///< a choice of the pathway's form
    QDate askedOn;
    std::optional<Rpps> physician; ///< who asks, when it was said

    static QString physicianCoachingPathway() { return QStringLiteral("sophia-physician-coaching"); }
    bool operator==(const CoachingRequest&) const = default;
};
/// {"id","person_id"|"nir","theme","asked_on","physician_rpps"}
Result<CoachingRequest> coachingRequestFromJson(const QJsonObject& json);
QJsonObject toJson(const CoachingRequest& request);

/// What it led to.
enum class CoachingAnswer { Coaching, Invitation };
/// {"opens"}: "coaching" or "invitation"
QJsonObject toJson(CoachingAnswer answer);
Result<CoachingAnswer> coachingAnswerFromJson(const QJsonObject& json);

} // namespace relais
