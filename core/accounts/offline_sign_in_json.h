#pragma once

#include "core/base/json_reader.h"
#include "core/outbox/desk_meta.h"

namespace relais {

/// As sealed in the desk's store; never sent. {"verifier","session","at"}
QJsonObject toJson(const OfflineSignIn& known);
Result<OfflineSignIn> offlineSignInFromJson(const QJsonObject& json);

} // namespace relais
