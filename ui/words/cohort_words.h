#pragma once

#include "core/base/error.h"
#include "core/programmes/choose_cohort.h"

#include <QTime>

namespace relais {

/// The phone cohort in French: for relaisctl and the workstation alike. Pure.
struct CohortWords {
    static QString summary();
    static QString help();
    static QString pathwayAndStoreWanted();
    static QString unknownOption();
    static QString notBoth();
    static QString noStore();
    static QString noCohort(const QString& pathway);
    static QString progress(int percent);
    /// By what it is reckoned, and how many people fit.
    static QString bound(const QString& pathway, const CohortChoice& choice);
    /// Who enters, who leaves, who waits.
    static QString moves(const CohortPlan& plan);
    /// Size and load before and after.
    static QString loads(const CohortChoice& choice);
    /// Empty while it fits; above the capacity why, and what to do.
    static QString warning(const CohortChoice& choice);
    static QString nothingWritten();
    static QString done(const CohortRun& run);
    static QString interrupted();
    static QString leftAlone(std::int64_t people);
    static QString failed(const Error& error);

    // on the page
    /// "à 3 h"
    static QString atHour(QTime time);
    /// How many were called when it was chosen last, at that moment, and at whose wish.
    static QString size(const CohortRun& done, const QString& moment);
    static QString never();
    /// A pathway without a cohort.
    static QString everybody();
    static QString atWork();
    static QString daily(std::optional<QTime> at);
    static QString comes();
    static QString missing();
    static QString room(std::int64_t bound);
    /// `size`: as chosen last; nothing: never.
    static QString question(int nurseHundredths, int everyDays, std::int64_t bound, std::optional<std::int64_t> size);
    static QString taken();
    static QString numbersWanted();
};

} // namespace relais
