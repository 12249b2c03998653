#include "app/server/upload_orders.h"

#include "core/outbox/upload_receipt.h"

#include <algorithm>

namespace relais {

namespace {

bool fits(const std::vector<UploadOrder>& group, const UploadOrder& order)
{
    std::vector<Delivery> deliveries;
    deliveries.reserve(group.size());
    std::transform(
        group.begin(), group.end(), std::back_inserter(deliveries), [](const UploadOrder& one) { return one.delivery; });
    return fitsTogether(deliveries, order.delivery);
}

bool isForgotten(CentralJob& job, const UploadOrder& order)
{
    return hasForgotten(job.unit.feed, job.unit.facts, order.receipt);
}

UploadTaken takenWith(CentralJob& job, std::vector<FactAnswer> answers)
{
    const QString receipt = receiptFor(job.unit.feed, answers);
    return {job.now, std::move(answers), job.unit.feed.epoch().text(), receipt};
}

void expectReceipts(CentralJob& job, const std::vector<UploadOrder>& orders)
{
    std::vector<FactId> facts;
    for (const UploadOrder& order : orders) {
        if (const auto fact = factOfReceipt(job.unit.feed, order.receipt)) {
            facts.push_back(*fact);
        }
    }
    job.unit.facts.expectReceived(facts);
}

std::vector<std::optional<UploadTaken>> takeAll(CentralJob& job, const std::vector<UploadOrder>& orders)
{
    job.unit.feed.expectSigning();
    expectReceipts(job, orders);
    std::vector<std::optional<UploadTaken>> taken(orders.size());
    std::vector<Delivery> deliveries;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (!isForgotten(job, orders[i])) {
            deliveries.push_back(orders[i].delivery);
            places.push_back(i);
        }
    }
    auto answers = acceptFacts(job.unit, job.rules, deliveries, job.now);
    for (std::size_t i = 0; i < places.size(); ++i) {
        taken[places[i]] = takenWith(job, std::move(answers[i]));
    }
    return taken;
}

UploadTaken takeOne(CentralJob& job, const UploadOrder& order)
{
    auto answers = acceptFacts(job.unit, job.rules, std::vector{order.delivery}, job.now);
    return takenWith(job, std::move(answers.front()));
}

} // namespace

void UploadOrders::take(const UploadOrder& order, Then then)
{
    const CentreId centre = order.delivery.uploader.centre;
    const auto begin = [this, centre](std::shared_ptr<Orders::Group> group) {
        m_work.writeLater(
            centre, [group](CentralJob& job) { return takeAll(job, group->take()); },
            [group](Result<std::vector<Answer>> answers) { group->finish(std::move(answers)); });
    };
    const auto told = [this, order, then = std::move(then)](
                          Orders::Told what) { what ? settle(order, *std::move(what), then) : takeAlone(order, then); };
    m_waiting.of(centre).askLater(order, told, begin, fits);
}

void UploadOrders::takeAlone(const UploadOrder& order, Then then)
{
    m_work.writeLater(
        order.delivery.uploader.centre,
        [order](CentralJob& job) { return isForgotten(job, order) ? Answer() : Answer(takeOne(job, order)); },
        [this, order, then = std::move(then)](Result<Answer> answer) { settle(order, std::move(answer), then); });
}

void UploadOrders::settle(const UploadOrder& order, Result<Answer> answer, const Then& then)
{
    if (!answer) {
        then(failure(answer.error()));
    } else if (*answer) {
        then(**std::move(answer));
    } else {
        takeForgotten(order, then);
    }
}

/// The epoch is the whole store's (see unlessForgotten).
void UploadOrders::takeForgotten(const UploadOrder& order, Then then)
{
    m_work.writeStoreLater(
        order.delivery.uploader.centre,
        [order](CentralJob& job) {
            if (isForgotten(job, order)) {
                job.unit.feed.renewEpoch(job.unit.ids.next());
            }
            return takeOne(job, order);
        },
        std::move(then));
}

} // namespace relais
