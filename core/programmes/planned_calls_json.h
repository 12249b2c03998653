#pragma once

#include "core/base/json_reader.h"
#include "core/programmes/planned_calls.h"

namespace relais {

/// {"from":"2026-11-30","nurses":12,"pathways":[{"pathway","called","due":[{"calls"}]}]}
QJsonObject toJson(const PlannedCalls& calls);
Result<PlannedCalls> plannedCallsFromJson(const QJsonObject& json);

} // namespace relais
