#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/queue/contact_history.h"

namespace relais {

/// What the queue's rules need to know of a person; holds numbers, so it is personal, but no name.
JsonText toJson(const ContactHistory& history);
ContactHistory readContactHistory(JsonReader& in);

/// One attempt, as in a history.
JsonText toJson(const AttemptRecord& attempt);

} // namespace relais
