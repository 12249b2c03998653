#include "app/server/lease_orders.h"

#include <algorithm>

namespace relais {

namespace {

/// What one request was just given another of the same desk would be given again.
bool isOfAnotherDesk(const std::vector<LeaseOrder>& group, const LeaseOrder& order)
{
    return std::none_of(group.begin(), group.end(), [&](const LeaseOrder& one) { return one.holder.desk == order.holder.desk; });
}

} // namespace

Result<LeaseAnswer> LeaseOrders::take(const CentreId& centre, const LeaseOrder& order)
{
    const auto together = [&](auto& takeOrders) {
        return m_work.write(centre, [&](CentralJob& job) { return leaseContacts(job.unit, job.rules, takeOrders(), job.now); });
    };
    if (auto answer = m_waiting.of(centre).ask(order, together, isOfAnotherDesk)) {
        return *std::move(answer);
    }
    return m_work.write(
        centre, [&](CentralJob& job) { return leaseContacts(job.unit, job.rules, order.holder, order.request, job.now); });
}

} // namespace relais
