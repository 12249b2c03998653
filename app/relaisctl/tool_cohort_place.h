#pragma once

#include "app/relaisctl/tool_store.h"
#include "core/programmes/cohort_place.h"
#include "db/programmes/cohort_repository.h"

namespace relais {

/// The cohorts of the centre of a store that the tool has open. Borrows it; one thread.
class ToolCohortPlace final : public CohortPlace {
    auto within(const std::function<void(CohortWork&)>& work)
    {
        return [this, &work](CentralUnit& unit, Connection& connection) {
            CohortRepository runs(connection, m_store.centre());
            CohortWork at{unit, runs, m_store.rules(), m_store.now()};
            work(at);
            return Done{};
        };
    }

public:
    explicit ToolCohortPlace(ToolStore& store) : m_store(store) {}

    Result<Done> read(const std::function<void(CohortWork&)>& work) override { return m_store.readUnit(within(work)); }
    Result<Done> write(const std::function<void(CohortWork&)>& work) override { return m_store.inUnit(within(work)); }

private:
    ToolStore& m_store;
};

} // namespace relais
