#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_writer.h"
#include "core/programmes/phone_cohorts.h"

namespace relais {

/// {"id","pathway","nurse_hundredths","every_days"}
QJsonObject toJson(const CohortRequest& request);
Result<CohortRequest> cohortRequestFromJson(const QJsonObject& json);

/// {"id","pathway","cause","nurse_hundredths","every_days","asked_at","state","ended_at","capacity","before","after","entered","left"}: without who
/// asked.
QJsonObject toJson(const CohortRun& run);
Result<CohortRun> cohortRunFromJson(const QJsonObject& json);

/// {"daily":"03:00","items":[{"pathway","done","open"}]}
QJsonObject toJson(const PhoneCohorts& cohorts);
Result<PhoneCohorts> phoneCohortsFromJson(const QJsonObject& json);

} // namespace relais
