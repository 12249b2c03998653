#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/outbox/fact.h"

namespace relais {

/// Answer to an upload: one item per fact, in the order of the request, so that an item whose id could not be read has its answer too.
struct UploadAnswer {
    Instant serverTime;
    std::vector<FactAnswer> items; ///< an id that could not be read is null
    QString epoch;   ///< of the server's store; another one than before: it was restored; empty: of an older version
    QString receipt; ///< to be shown with the next upload (receiptFor); empty: none of these was kept
    bool operator==(const UploadAnswer&) const = default;
};

/// "accepted", "already_have", "accepted_conflict", "refused", "retry"
QString codeOf(FactVerdict verdict);
std::optional<FactVerdict> factVerdictFromCode(QStringView code);

/// {"server_time","items":[{"id","status","code"}],"epoch","receipt"}
JsonText toJson(const UploadAnswer& answer);
Result<UploadAnswer> uploadAnswerFromJson(const QJsonObject& json);

/// {"facts":[…],"receipt"}: the request. `receipt`: of the last answer, if there was one. The server reads each item by itself, so that one bad fact refuses only itself.
QJsonObject uploadToJson(const std::vector<QJsonObject>& facts, const QString& receipt = {});
Result<std::vector<QJsonObject>> uploadFromJson(const QJsonObject& json);

} // namespace relais
