#pragma once

#include "core/base/json_reader.h"
#include "core/calls/attempt_log.h"
#include "core/calls/draft_store.h"

namespace relais {

/// As sealed in the desk's store; never sent.
QJsonObject toJson(const ContactDraft& draft);
Result<ContactDraft> contactDraftFromJson(const QJsonObject& json);
QJsonObject toJson(const UnclosedAttempt& attempt);
Result<UnclosedAttempt> unclosedAttemptFromJson(const QJsonObject& json);

} // namespace relais
