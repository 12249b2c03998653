#include "core/accounts/session_json.h"

#include "core/base/json_writer.h"

namespace relais {

QJsonObject toJson(const DeskEnrolmentRequest& request)
{
    return JsonWriter().text("enrolment_code", request.enrolmentCode).text("desk_name", request.deskName).done();
}

Result<DeskEnrolmentRequest> deskEnrolmentRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    DeskEnrolmentRequest request{in.text("enrolment_code", 128), in.text("desk_name", 80)};
    return in.result(std::move(request));
}

QJsonObject toJson(const DeskEnrolment& enrolment)
{
    return JsonWriter()
        .id("desk_id", enrolment.desk)
        .text("credential", enrolment.credential)
        .text("centre_id", enrolment.centre.code)
        .done();
}

Result<DeskEnrolment> deskEnrolmentFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    DeskEnrolment enrolment{in.id<DeskId>("desk_id"), in.text("credential", 256), in.centre("centre_id")};
    return in.result(std::move(enrolment));
}

QJsonObject toJson(const SignInRequest& request)
{
    return JsonWriter().text("login", request.login).text("password", request.password).done();
}

Result<SignInRequest> signInRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    SignInRequest request{in.text("login", 80), in.text("password", 256)};
    return in.result(std::move(request));
}

QJsonObject toJson(const SignInAnswer& answer)
{
    return JsonWriter()
        .text("token", answer.token)
        .instant("expires_at", answer.expiresAt)
        .instant("server_time", answer.serverTime)
        .id("agent_id", answer.agent)
        .text("centre_id", answer.centre.code)
        .text("centre_name", answer.centreName)
        .text("role", codeOf(answer.role))
        .text("display_name", answer.displayName)
        .codes("competences", answer.competences)
        .integer("offline_hours", answer.offlineHours)
        .integer("fact_version", answer.factVersion)
        .text("calendar", answer.calendar)
        .text("epoch", answer.epoch)
        .done();
}

SignInAnswer readSignInAnswer(JsonReader& in)
{
    SignInAnswer answer;
    answer.token = in.optionalText("token", 512);
    answer.expiresAt = in.instant("expires_at");
    answer.serverTime = in.instant("server_time");
    answer.agent = in.id<AgentId>("agent_id");
    answer.centre = in.centre("centre_id");
    answer.centreName = in.text("centre_name", 120);
    answer.role = in.code("role", roleFromCode);
    answer.displayName = in.text("display_name", 120);
    answer.competences = in.codes("competences", 64);
    answer.offlineHours = static_cast<int>(in.integer("offline_hours", 0, 720));
    answer.factVersion = static_cast<int>(in.integer("fact_version", 1, 1000));
    answer.calendar = in.optionalCodeText("calendar");
    answer.epoch = in.text("epoch", 64);
    return answer;
}

Result<SignInAnswer> signInAnswerFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto answer = readSignInAnswer(in);
    if (answer.token.isEmpty() && in.ok()) {
        in.fail("token", "missing");
    }
    return in.result(std::move(answer));
}

} // namespace relais
