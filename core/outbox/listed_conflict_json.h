#pragma once

#include "core/base/json_reader.h"
#include "core/outbox/listed_conflict.h"

namespace relais {

/// {"items":[{"fact_id","person_id","person_name","type","code","occurred_at","received_at","said_by","other_by","other_at"}]}
QJsonObject toJson(const std::vector<ListedConflict>& conflicts);
Result<std::vector<ListedConflict>> listedConflictsFromJson(const QJsonObject& json);

} // namespace relais
