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

void LeaseOrders::take(const CentreId& centre, const LeaseOrder& order, Then then)
{
    const auto begin = [this, centre](std::shared_ptr<Orders::Group> group) {
        m_work.writeLater(
            centre, [group](CentralJob& job) { return leaseContacts(job.unit, job.rules, group->take(), job.now); },
            [group](Result<std::vector<LeaseAnswer>> answers) { group->finish(std::move(answers)); });
    };
    m_waiting.of(centre).askLater(
        order,
        [this, centre, order, then = std::move(then)](
            Orders::Told told) { told ? then(*std::move(told)) : takeAlone(centre, order, then); },
        begin, isOfAnotherDesk);
}

void LeaseOrders::takeAlone(const CentreId& centre, const LeaseOrder& order, Then then)
{
    m_work.writeLater(
        centre, [order](CentralJob& job) { return leaseContacts(job.unit, job.rules, order.holder, order.request, job.now); },
        std::move(then));
}

} // namespace relais
