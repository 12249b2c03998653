#pragma once

#include "core/base/json_reader.h"
#include "core/calls/desk_state.h"
#include "core/followups/agenda_page.h"

namespace relais {

/// {"server_time","items":[{"promise_id","campaign","entry_id","due","owner_id","owner_name","reason","made_by_name","person_id","person_name","person","history"}]}
QJsonObject toJson(const AgendaPage& page);
Result<AgendaPage> agendaPageFromJson(const QJsonObject& json);
QJsonObject toJson(const AgendaPromise& promise);
Result<AgendaPromise> agendaPromiseFromJson(const QJsonObject& json);

/// {"items":[{"slot","from","until","capacity","taken"}]}
QJsonObject toJson(const std::vector<SlotCapacity>& capacities);
Result<std::vector<SlotCapacity>> slotCapacitiesFromJson(const QJsonObject& json);

} // namespace relais
