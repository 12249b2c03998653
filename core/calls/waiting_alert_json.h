#pragma once

#include "core/base/json_reader.h"
#include "core/calls/waiting_alert.h"

namespace relais {

/// {"items":[{"alert_id","person_id","identity","address_line","postal_code","town","call_back":[{"number"}],"raised_at","raised_by","standing"}]}
QJsonObject toJson(const std::vector<WaitingAlert>& alerts);
Result<std::vector<WaitingAlert>> waitingAlertsFromJson(const QJsonObject& json);

/// As many as one answer holds; the oldest come first, so that none is kept from sight for long.
inline constexpr int alertsAtMost = 200;

} // namespace relais
