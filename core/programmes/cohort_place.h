#pragma once

#include "core/base/result.h"
#include "core/programmes/cohort_store.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

#include <functional>

namespace relais {

/// What one piece of work on a cohort has in its hands, for the length of its transaction.
struct CohortWork {
    CentralUnit& unit;
    CohortStore& runs;
    const RuleBook& rules;
    Instant now;
};

/// Where the cohorts of one centre are worked on: port of the server and of the tool. Each call is one transaction; fails as the store does, and
/// then nothing of it is there. One thread at a time.
class CohortPlace {
public:
    virtual ~CohortPlace() = default;
    virtual Result<Done> read(const std::function<void(CohortWork&)>& work) = 0;
    virtual Result<Done> write(const std::function<void(CohortWork&)>& work) = 0;
};

} // namespace relais
