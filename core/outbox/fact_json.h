#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/outbox/fact.h"

namespace relais {

/// The newest `v` that this Relais writes and reads; every older one is read for ever.
inline constexpr int newestFactVersion = 1;
/// Facts of one upload.
inline constexpr int factsPerUpload = 100;

/// "attempt_started", "attempt_closed"… as stored and sent.
QString typeCodeOf(const FactBody& body);

/// The whole envelope with its body.
JsonText toJson(const Fact& fact);
/// Strict: a fruitful AttemptClosed without a complete report, a missing person, `corrects` missing on a retraction are InvalidInput too.
Result<Fact> factFromJson(const QJsonObject& json);

/// The body alone, as a typed table keeps it.
JsonText bodyToJson(const FactBody& body);
Result<FactBody> factBodyFromJson(const QString& typeCode, const QJsonObject& json);

} // namespace relais
