#pragma once

#include "core/programmes/cohort_store.h"
#include "db/base/connection.h"

namespace relais {

/// Runs of phone cohorts of one centre on one connection. On a database thread.
class CohortRepository final : public CohortStore {
public:
    CohortRepository(Connection& connection, const CentreId& centre) : m_connection(connection), m_centre(centre) {}

    std::optional<CohortRun> open(const QString& pathway) override;
    std::optional<CohortRun> find(const CohortRunId& id) override;
    std::vector<CohortRun> allOpen() override;
    std::optional<CohortRun> newest(const QString& pathway) override;
    std::optional<CohortRun> newestOf(const QString& pathway, CohortRun::Cause cause) override;
    CohortRun::Said lastSaid(const QString& pathway) override;
    void begin(const CohortRun& run) override;
    void keep(const CohortRun& run) override;
    void noteMove(const CohortRun& run, const PersonId& person, bool in, Instant now) override;
    int nurses(Instant now) override;

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
