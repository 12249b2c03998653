#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <vector>

namespace relais {

/// How much a nurse manages, as resources/capacity/capacity.json says it. A value. Source: domain reference §5, indicator 1.
struct CapacitySettings {
    double callsPerNurseDay = 0;       ///< fruitful calls per worked day and nurse: 427 000 ÷ (245 × 205) = 8.5
    int weeks = 0;                     ///< how far one looks when nothing else is said, 1 to 104
    std::vector<int> workedWeekdays{}; ///< 1 is Monday; holidays are taken off by the calendar
    int cohortReserve = 0; ///< percent of the capacity that the phone cohort leaves free, 0 to 50: nobody enters beyond

    /// Fails with ResourceInvalid: file, path, what was expected.
    static Result<CapacitySettings> fromJson(const QByteArray& json, const QString& fileName);
    static Result<CapacitySettings> shipped();
};

} // namespace relais
