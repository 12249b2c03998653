#include "app/server/lease_orders.h"

#include <algorithm>

namespace relais {

namespace {

/// What one request was just given another of the same desk would be given again.
bool isOfAnotherDesk(const std::vector<SessionOrder>& group, const SessionOrder& order)
{
    return std::none_of(
        group.begin(), group.end(), [&](const SessionOrder& one) { return one.order.holder.desk == order.order.holder.desk; });
}

/// Who asks was known when she asked. Whatever has ended her session since has given back what her desk held, and waits behind nobody: under the
/// lock of the centre it is seen.
std::vector<std::optional<LeaseAnswer>> takeAll(CentralJob& job, const std::vector<SessionOrder>& orders)
{
    std::vector<QByteArray> tokens;
    tokens.reserve(orders.size());
    std::transform(
        orders.begin(), orders.end(), std::back_inserter(tokens), [](const SessionOrder& one) { return one.tokenHash; });
    const auto open = job.accounts.areOpen(tokens);
    std::vector<LeaseOrder> of;
    of.reserve(orders.size());
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (open[i]) {
            of.push_back(orders[i].order);
        }
    }
    auto given = leaseContacts(job.unit, job.rules, of, job.now);
    std::vector<std::optional<LeaseAnswer>> answers(orders.size());
    auto next = given.begin();
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (open[i]) {
            answers[i] = std::move(*next++);
        }
    }
    return answers;
}

void tell(Result<std::optional<LeaseAnswer>> answer, const LeaseOrders::Then& then)
{
    if (!answer) {
        then(failure(answer.error()));
    } else if (*answer) {
        then(**std::move(answer));
    } else {
        then(failure(ErrorCode::NotSignedIn));
    }
}

} // namespace

void LeaseOrders::take(const CentreId& centre, const SessionOrder& order, Then then)
{
    const auto begin = [this, centre](std::shared_ptr<Orders::Group> group) {
        m_work.writeLater(
            centre, [group](CentralJob& job) { return takeAll(job, group->take()); },
            [group](Result<std::vector<Answer>> answers) { group->finish(std::move(answers)); });
    };
    m_waiting.of(centre).askLater(
        order,
        [this, centre, order, then = std::move(then)](
            Orders::Told told) { told ? tell(*std::move(told), then) : takeAlone(centre, order, then); },
        begin, isOfAnotherDesk);
}

void LeaseOrders::takeAlone(const CentreId& centre, const SessionOrder& order, Then then)
{
    m_work.writeLater(
        centre, [order](CentralJob& job) { return std::move(takeAll(job, {order}).front()); },
        [then = std::move(then)](Result<Answer> answer) { tell(std::move(answer), then); });
}

} // namespace relais
