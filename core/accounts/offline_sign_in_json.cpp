#include "core/accounts/offline_sign_in_json.h"

#include "core/accounts/session_json.h"
#include "core/base/json_writer.h"

namespace relais {

QJsonObject toJson(const OfflineSignIn& known)
{
    return JsonWriter().text("verifier", known.verifier).object("session", toJson(known.session)).instant("at", known.at).done();
}

Result<OfflineSignIn> offlineSignInFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    OfflineSignIn known{in.text("verifier", 400), in.object("session", readSignInAnswer), in.instant("at")};
    return in.result(std::move(known));
}

} // namespace relais
