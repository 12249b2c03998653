#include "app/server/lease_orders.h"

#include <algorithm>

namespace relais {

Result<LeaseAnswer> LeaseOrders::take(const CentreId& centre, LeaseOrder order)
{
    auto mine = std::make_shared<Waiting>(Waiting{std::move(order), {}});
    auto answer = mine->answer.get_future();
    bool first = false;
    {
        const std::scoped_lock lock(m_mutex);
        Group& group = m_waiting[centre];
        first = group.empty();
        group.push_back(mine);
    }
    if (first) {
        answerGroup(centre);
    }
    if (auto given = answer.get()) {
        return *std::move(given);
    }
    return m_work.write(centre,
        [&](CentralJob& job) { return leaseContacts(job.unit, job.rules, mine->order.holder, mine->order.request, job.now); });
}

void LeaseOrders::answerGroup(const CentreId& centre)
{
    Group group;
    auto answers = m_work.write(centre, [&](CentralJob& job) {
        group = takeWaiting(centre);
        std::vector<LeaseOrder> orders;
        orders.reserve(group.size());
        for (const auto& one : group) {
            orders.push_back(one->order);
        }
        return leaseContacts(job.unit, job.rules, orders, job.now);
    });
    if (!answers && group.empty()) {
        group = takeWaiting(centre); // the store did not even begin
    }
    const bool storeIsAway =
        !answers && (answers.error().code == ErrorCode::StoreUnavailable || answers.error().code == ErrorCode::StoreBusy);
    for (std::size_t i = 0; i < group.size(); ++i) {
        group[i]->answer.set_value(answers         ? Answer(std::move((*answers)[i]))
                : storeIsAway || group.size() == 1 ? Answer(failure(answers.error()))
                                                   : Answer());
    }
}

/// Each desk once: what one request was just given another of the same desk would be given again. It asks alone, after this group.
LeaseOrders::Group LeaseOrders::takeWaiting(const CentreId& centre)
{
    Group waiting;
    {
        const std::scoped_lock lock(m_mutex);
        waiting.swap(m_waiting[centre]);
    }
    Group taken;
    for (auto& one : waiting) {
        const bool again = std::any_of(
            taken.begin(), taken.end(), [&](const auto& other) { return other->order.holder.desk == one->order.holder.desk; });
        if (again) {
            one->answer.set_value(std::nullopt);
        } else {
            taken.push_back(std::move(one));
        }
    }
    return taken;
}

} // namespace relais
