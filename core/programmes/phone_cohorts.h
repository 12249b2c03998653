#pragma once

#include "core/programmes/cohort_run.h"

#include <QTime>

#include <vector>

namespace relais {

/// Somebody at a desk asks for the phone cohort of a pathway to be chosen anew. The id is the desk's to give: sent again it is the same request.
struct CohortRequest {
    CohortRunId id;
    QString pathway;
    int nurseHundredths = 0; ///< full-time equivalents × 100, 0 to 10 million
    int everyDays = 1;       ///< 1 to 3 660
    bool operator==(const CohortRequest&) const = default;
};

/// The phone cohorts of a centre as its server keeps them: numbers of people, nobody's name. A value.
struct PhoneCohorts {
    struct OfPathway {
        QString pathway;
        std::optional<CohortRun> done; ///< the newest; nothing: never chosen
        std::optional<CohortRun> open; ///< at work now
        bool operator==(const OfPathway&) const = default;
    };
    std::optional<QTime> daily;        ///< when the server chooses by itself; nothing: never
    std::vector<OfPathway> pathways{}; ///< those with a phone cohort, in the order of the programmes

    const OfPathway* of(QStringView pathway) const
    {
        for (const OfPathway& one : pathways) {
            if (one.pathway == pathway) {
                return &one;
            }
        }
        return nullptr;
    }
    bool operator==(const PhoneCohorts&) const = default;
};

} // namespace relais
