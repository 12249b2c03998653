#pragma once

#include "core/programmes/cohort_run.h"

#include <vector>

namespace relais {

/// The runs of phone cohorts of one centre, inside one transaction: a port. On a database thread; storage failures travel through it.
class CohortStore {
public:
    virtual ~CohortStore() = default;

    /// The run of a pathway that has not ended: at most one.
    virtual std::optional<CohortRun> open(const QString& pathway) = 0;
    virtual std::optional<CohortRun> find(const CohortRunId& id) = 0;
    /// All that have not ended, oldest first.
    virtual std::vector<CohortRun> allOpen() = 0;
    /// The newest that is done.
    virtual std::optional<CohortRun> newest(const QString& pathway) = 0;
    /// The newest of a cause, whatever came of it.
    virtual std::optional<CohortRun> newestOf(const QString& pathway, CohortRun::Cause cause) = 0;
    /// What a person said last of a pathway: its nurses and its interval hold until somebody says others.
    virtual CohortRun::Said lastSaid(const QString& pathway) = 0;

    virtual void begin(const CohortRun& run) = 0;
    /// Writes what came of it so far; of one that has ended nothing any more.
    virtual void keep(const CohortRun& run) = 0;
    /// In the trail: this run moved this person into the cohort or out of it.
    virtual void noteMove(const CohortRun& run, const PersonId& person, bool in, Instant now) = 0;

    /// Active accounts of nurse advisers: heads.
    virtual int nurses(Instant now) = 0;
};

} // namespace relais
