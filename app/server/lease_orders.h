#pragma once

#include "app/server/central_work.h"
#include "app/server/centre_combiners.h"
#include "core/queue/lease_contacts.h"

namespace relais {

/// Requests for contacts of one centre that wait at the same time are answered together (see leaseContacts). Any thread; a caller waits for
/// its answer.
class LeaseOrders {
public:
    explicit LeaseOrders(CentralWork& work) : m_work(work) {}

    Result<LeaseAnswer> take(const CentreId& centre, const LeaseOrder& order);

private:
    CentralWork& m_work;
    CentreCombiners<LeaseOrder, LeaseAnswer> m_waiting;
};

} // namespace relais
