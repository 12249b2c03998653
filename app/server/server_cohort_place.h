#pragma once

#include "app/server/central_work.h"
#include "core/programmes/cohort_place.h"
#include "db/programmes/cohort_repository.h"

namespace relais {

/// The cohorts of one centre of the server, each piece of work one of its transactions. Borrows; worker threads only.
class ServerCohortPlace final : public CohortPlace {
    auto within(const std::function<void(CohortWork&)>& work)
    {
        return [this, &work](CentralJob& job) {
            CohortRepository runs(job.connection, m_centre);
            CohortWork at{job.unit, runs, job.rules, job.now};
            work(at);
            return Done{};
        };
    }

public:
    ServerCohortPlace(CentralWork& work, CentreId centre) : m_work(work), m_centre(std::move(centre)) {}

    Result<Done> read(const std::function<void(CohortWork&)>& work) override { return m_work.read(m_centre, within(work)); }
    Result<Done> write(const std::function<void(CohortWork&)>& work) override { return m_work.write(m_centre, within(work)); }

private:
    CentralWork& m_work;
    CentreId m_centre;
};

} // namespace relais
