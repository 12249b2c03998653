#pragma once

#include "app/server/central_work.h"
#include "core/base/combiner.h"
#include "core/queue/lease_contacts.h"

#include <map>

namespace relais {

/// Requests for contacts of one centre that wait at the same time are answered together (see leaseContacts). Any thread; a caller waits for
/// its answer.
class LeaseOrders {
public:
    explicit LeaseOrders(CentralWork& work) : m_work(work) {}

    Result<LeaseAnswer> take(const CentreId& centre, const LeaseOrder& order);

private:
    using OfCentre = Combiner<LeaseOrder, LeaseAnswer>;

    OfCentre& of(const CentreId& centre);

    CentralWork& m_work;
    std::mutex m_mutex;
    std::map<CentreId, OfCentre> m_centres;
};

} // namespace relais
