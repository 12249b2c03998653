#pragma once

#include "core/accounts/session.h"
#include "core/base/json_reader.h"

namespace relais {

QJsonObject toJson(const DeskEnrolmentRequest& request); ///< {"enrolment_code","desk_name"}
Result<DeskEnrolmentRequest> deskEnrolmentRequestFromJson(const QJsonObject& json);
QJsonObject toJson(const DeskEnrolment& enrolment); ///< {"desk_id","credential","centre_id"}
Result<DeskEnrolment> deskEnrolmentFromJson(const QJsonObject& json);
QJsonObject toJson(const SignInRequest& request); ///< {"login","password"}
Result<SignInRequest> signInRequestFromJson(const QJsonObject& json);
/// {"token","expires_at","server_time","agent_id","centre_id","centre_name","role","display_name","competences",
/// "offline_hours","fact_version","epoch"}
QJsonObject toJson(const SignInAnswer& answer);
SignInAnswer readSignInAnswer(JsonReader& in); ///< the token may be missing: it is not kept
Result<SignInAnswer> signInAnswerFromJson(const QJsonObject& json);

} // namespace relais
