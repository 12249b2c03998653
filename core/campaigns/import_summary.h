#pragma once

#include "core/campaigns/eligibility.h"
#include "core/campaigns/row_judge.h"

#include <QJsonObject>

#include <array>

namespace relais {

/// What a list holds, counted over the file alone: what a store knows changes the queue, never these figures.
/// accepted + rejected + duplicate = rows.
struct ImportSummary {
    std::int64_t rows = 0;
    std::int64_t accepted = 0;
    std::int64_t rejected = 0;
    std::int64_t duplicate = 0;
    std::int64_t eligible = 0;
    std::int64_t callable = 0; ///< eligible, with a number; the other eligible people go by letter
    std::array<std::int64_t, rejectReasonCount> rejectedByReason{};
    std::array<std::int64_t, ineligibleReasonCount> ineligibleByReason{};
    CivilDate referenceDate{};

    /// The object that `relaisctl targets import --json` prints and the API answers. Reasons that do not occur are left out.
    QJsonObject toJson() const;
    bool operator==(const ImportSummary&) const = default;
};

QString isoText(const CivilDate& date);

} // namespace relais
